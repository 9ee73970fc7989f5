package dev.lifeguard.probe;

/** There is no session to ask on. An answer, not a fault: it has no stack trace. */
public final class NoSession extends RuntimeException {
    NoSession() {
        super("there is no session with the database", null, false, false);
    }
}
