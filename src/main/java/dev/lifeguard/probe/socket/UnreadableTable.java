package dev.lifeguard.probe.socket;

/** The list of sockets could not be read. The message is one clause. */
public final class UnreadableTable extends Exception {
    UnreadableTable(String because) {
        super(because, null, false, false);
    }
}
