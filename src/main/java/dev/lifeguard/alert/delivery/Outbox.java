package dev.lifeguard.alert.delivery;

import dev.lifeguard.alert.AlertKey;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one Alertmanager has yet to be told, in the order in which it happened: of each alert only the latest, since that
 * is all that matters once it listens again. An alert that fired and was resolved meanwhile is still told as resolved.
 */
final class Outbox {
    private final int most;
    private final Map<AlertKey, AlertMessage> waiting = new LinkedHashMap<>();

    /** @param most alerts that wait; beyond, the oldest is dropped */
    Outbox(int most) {
        this.most = most;
    }

    /** One more that waits; gives how many had to go for it. */
    int put(AlertMessage message) {
        waiting.remove(message.alert().key());
        waiting.put(message.alert().key(), message);
        if (waiting.size() <= most) {
            return 0;
        }
        Iterator<AlertKey> oldest = waiting.keySet().iterator();
        oldest.next();
        oldest.remove();
        return 1;
    }

    /** The next to be told; they stay until {@link #told}. */
    List<AlertMessage> next(int count) {
        return waiting.values().stream().limit(count).toList();
    }

    /** These have been told; what is newer than them stays. */
    void told(List<AlertMessage> messages) {
        new ArrayList<>(messages).forEach(each -> waiting.remove(each.alert().key(), each));
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }
}
