package dev.lifeguard.probe;

/** There is no session to ask on. An answer, not a fault: it has no stack trace. */
public final class NoSession extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoSession() {
        super("there is no session with the database", null, false, false);
    }
}
