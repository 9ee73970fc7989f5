package dev.lifeguard.serve.events;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The latest events and who hears of the next ones. May be used from any thread. */
final class EventLog {
    static final int MOST = 256;

    /** Told to who was away for longer than the ring reaches back, or met another process: look at the whole again. */
    private static final String GAP = "event: gap\ndata: {}\n\n";

    private final Deque<Event> ring = new ArrayDeque<>();
    private final Set<Consumer<String>> listeners = new CopyOnWriteArraySet<>();
    private long last;

    /**
     * Ids follow the clock, so that they grow over restarts, too.
     *
     * @param data JSON on one line, written when it is first sent to someone
     */
    synchronized void add(long milliseconds, String type, Supplier<String> data) {
        last = Math.max(milliseconds, last + 1);
        Event event = new Event(last, type, data);
        ring.addLast(event);
        if (ring.size() > MOST) {
            ring.removeFirst();
        }
        listeners.forEach(listener -> listener.accept(event.text()));
    }

    /**
     * From now on {@code listener} hears of every event, and at once of those it missed.
     *
     * @param seen the id of the last event it heard of; empty where it is new and wants none of the past
     */
    synchronized void listen(Optional<Long> seen, Consumer<String> listener) {
        seen.ifPresent(id -> missed(id).forEach(listener));
        listeners.add(listener);
    }

    private List<String> missed(long seen) {
        List<String> texts = new ArrayList<>();
        boolean reachesBack = ring.stream().anyMatch(each -> each.id() <= seen);
        if (!reachesBack) {
            texts.add(GAP);
        }
        ring.stream().filter(each -> each.id() > seen).map(Event::text).forEach(texts::add);
        return texts;
    }

    void leave(Consumer<String> listener) {
        listeners.remove(listener);
    }
}
