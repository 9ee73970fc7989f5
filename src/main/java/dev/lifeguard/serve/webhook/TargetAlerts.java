package dev.lifeguard.serve.webhook;

import java.util.ArrayList;
import java.util.List;

/** What a message says about one target. */
final class TargetAlerts {
    private static final int MOST_NAMES = 5;
    private static final int LONGEST_NAME = 100;

    private final List<String> names = new ArrayList<>();
    private long count;
    private boolean firing;
    private long digest;

    /** @param fingerprint what makes the alert the same as another */
    void add(String name, boolean fires, String fingerprint) {
        count++;
        firing |= fires;
        String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        if (names.size() < MOST_NAMES && !names.contains(shown)) {
            names.add(shown);
        }
        // A sum, since two Alertmanagers may list the same alerts in another order.
        digest += mixed(fires ? fingerprint.hashCode() : ~fingerprint.hashCode());
    }

    private static long mixed(long value) {
        long mixed = value * 0x9e3779b97f4a7c15L;
        return (mixed ^ (mixed >>> 32)) * 0xbf58476d1ce4e5b9L;
    }

    List<String> names() {
        return names.isEmpty() ? List.of("an alert without a name") : List.copyOf(names);
    }

    long count() {
        return count;
    }

    boolean firing() {
        return firing;
    }

    /** The same for the same alerts in the same state. */
    long digest() {
        return digest;
    }
}
