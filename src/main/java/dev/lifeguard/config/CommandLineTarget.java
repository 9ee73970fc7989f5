package dev.lifeguard.config;

import dev.lifeguard.database.Secret;
import java.util.Optional;

/**
 * The URL given on the command line, which replaces every configured target. It lives only here: a system property or a
 * configuration key would show up in listings.
 */
public final class CommandLineTarget {
    private static volatile Optional<Secret> url = Optional.empty();

    private CommandLineTarget() {}

    /** Call it before Quarkus starts. */
    public static void set(Secret given) {
        url = Optional.of(given);
    }

    /** Empty where the configured targets hold. */
    public static Optional<Secret> url() {
        return url;
    }
}
