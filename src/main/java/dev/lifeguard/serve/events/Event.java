package dev.lifeguard.serve.events;

/**
 * One event.
 *
 * @param id larger than that of every event before it, restarts included
 * @param type {@code finding} or {@code status}
 * @param data JSON on one line
 */
record Event(long id, String type, String data) {
    /** As it travels. */
    String text() {
        return "event: " + type + "\nid: " + id + "\ndata: " + data + "\n\n";
    }
}
