package dev.lifeguard.serve.webhook;

import dev.lifeguard.database.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who may report. */
public final class WebhookAuth {
    private static final String SCHEME = "bearer ";

    private final Optional<Supplier<Optional<Secret>>> token;

    /** @param token read anew for each message, may read a file; empty where anybody may report */
    public WebhookAuth(Optional<Supplier<Optional<Secret>>> token) {
        this.token = token;
    }

    /** Whether the header holds the token, compared in a time that does not depend on where they differ. May block. */
    boolean admits(@Nullable String authorization) {
        return token.map(source -> source.get()
                        .map(Secret::reveal)
                        .filter(wanted -> authorization != null && same(wanted, given(authorization)))
                        .isPresent())
                .orElse(true);
    }

    private static String given(String authorization) {
        boolean bearer = authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME);
        return bearer ? authorization.substring(SCHEME.length()).strip() : "";
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
