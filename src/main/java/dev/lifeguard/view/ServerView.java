package dev.lifeguard.view;

import dev.lifeguard.observation.ServerFacts;
import org.jspecify.annotations.Nullable;

/** What the server says of itself; {@code null} where it does not know the question. */
public record ServerView(
        @Nullable String version,
        @Nullable Boolean inRecovery,
        @Nullable Boolean readOnly,
        @Nullable Integer maxConnections,
        @Nullable Boolean monitor,
        boolean tls) {

    static ServerView of(ServerFacts facts) {
        return new ServerView(
                facts.version().orElse(null),
                facts.inRecovery().orElse(null),
                facts.readOnly().orElse(null),
                facts.maxConnections().orElse(null),
                facts.monitor().orElse(null),
                facts.tls());
    }
}
