package dev.lifeguard.probe.activity;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The addresses that the database's name has, and those it had. An address counts as former once the name has been
 * without it in two looks in a row; one that comes back shows a name whose answers take turns, as those of several
 * readers do, and then no address is ever former. Use it from one thread at a time.
 */
final class Addresses {
    private static final int MOST = 16;

    private final Map<InetAddress, Integer> absent = new HashMap<>();
    private Set<InetAddress> known = new LinkedHashSet<>();
    private boolean turns;

    /** What the name has now; an empty set, where it could not be resolved, says nothing. */
    void add(Set<InetAddress> now) {
        if (now.isEmpty()) {
            return;
        }
        for (InetAddress address : known) {
            if (now.contains(address)) {
                turns |= absent.remove(address) != null;
            } else {
                absent.merge(address, 1, Integer::sum);
            }
        }
        Set<InetAddress> all = new LinkedHashSet<>(now);
        known.stream().filter(address -> all.size() < MOST).forEach(all::add);
        known = all;
        absent.keySet().retainAll(all);
    }

    Set<InetAddress> all() {
        return new HashSet<>(known);
    }

    boolean isFormer(InetAddress address) {
        return !turns && absent.getOrDefault(address, 0) >= 2;
    }
}
