package dev.lifeguard.notify;

import dev.lifeguard.alert.Alert;
import java.time.Instant;
import java.util.Optional;

/**
 * What an Alertmanager is to be told of one alert.
 *
 * @param resolvedAt empty while it fires
 */
record Message(Alert alert, Optional<Instant> resolvedAt) {
    static Message firing(Alert alert) {
        return new Message(alert, Optional.empty());
    }

    static Message resolved(Alert alert, Instant at) {
        return new Message(alert, Optional.of(at));
    }
}
