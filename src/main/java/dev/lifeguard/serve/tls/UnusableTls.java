package dev.lifeguard.serve.tls;

/** The files of the port's TLS cannot be used. Its message is one clause and holds nothing of their content. */
public final class UnusableTls extends Exception {
    UnusableTls(String reason) {
        super(reason, null, false, false);
    }

    /** For example {@code the file /tls/tls.key does not exist}. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
