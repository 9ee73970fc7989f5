package dev.lifeguard.serve.events;

import java.util.function.Supplier;

/**
 * One event. It is written when it is first sent: most have no subscriber, and the first JSON of a process would hold up
 * the watch for as long as several looks. May be used by one thread at a time.
 */
final class Event {
    private final long id;
    private Supplier<String> text;

    /**
     * @param id larger than that of every event before it, restarts included
     * @param type {@code finding} or {@code status}
     * @param data JSON on one line
     */
    Event(long id, String type, Supplier<String> data) {
        this.id = id;
        this.text = () -> "event: " + type + "\nid: " + id + "\ndata: " + data.get() + "\n\n";
    }

    long id() {
        return id;
    }

    /** As it travels. */
    String text() {
        String written = text.get();
        text = () -> written;
        return written;
    }
}
