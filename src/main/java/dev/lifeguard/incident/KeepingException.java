package dev.lifeguard.incident;

/** Incidents could not be kept this time. */
final class KeepingException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Trouble trouble;

    KeepingException(Trouble trouble) {
        super(trouble.because(), null, false, false);
        this.trouble = trouble;
    }

    Trouble trouble() {
        return trouble;
    }
}
