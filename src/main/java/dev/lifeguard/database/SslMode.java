package dev.lifeguard.database;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How much TLS the application asks for, weakest first.
 *
 * @see <a href="https://www.postgresql.org/docs/current/libpq-ssl.html#LIBPQ-SSL-PROTECTION">libpq's sslmode</a>
 */
public enum SslMode {
    DISABLE,
    ALLOW,
    PREFER,
    REQUIRE,
    VERIFY_CA,
    VERIFY_FULL;

    /** The mode as libpq spells it, for example {@code verify-full}. */
    public String libpqName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<SslMode> of(String libpqName) {
        String wanted = libpqName.trim().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(mode -> mode.libpqName().equals(wanted))
                .findFirst();
    }

    /** Whether a connection without TLS is refused by the client. */
    public boolean requiresTls() {
        return compareTo(REQUIRE) >= 0;
    }

    /** Whether the server's certificate has to lead to a trusted authority. */
    public boolean verifiesChain() {
        return compareTo(VERIFY_CA) >= 0;
    }

    /** Whether the certificate has to be issued for the host that was asked for. */
    public boolean verifiesHost() {
        return this == VERIFY_FULL;
    }
}
