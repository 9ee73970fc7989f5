package dev.lifeguard.view;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.lifeguard.observation.ServerFacts;

/** What the server says of itself. */
@JsonPropertyOrder({"version", "inRecovery", "readOnly", "maxConnections", "monitor", "tls"})
public record ServerView(
        String version, boolean inRecovery, boolean readOnly, int maxConnections, boolean monitor, boolean tls) {

    static ServerView of(ServerFacts facts) {
        return new ServerView(
                facts.version(),
                facts.inRecovery(),
                facts.readOnly(),
                facts.maxConnections(),
                facts.monitor(),
                facts.tls());
    }
}
