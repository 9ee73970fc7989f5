package dev.lifeguard.alert.delivery;

import dev.lifeguard.alert.Alert;
import java.time.Instant;
import java.util.Optional;

/**
 * What an Alertmanager is to be told of one alert.
 *
 * @param resolvedAt empty while it fires
 */
record AlertMessage(Alert alert, Optional<Instant> resolvedAt) {
    static AlertMessage firing(Alert alert) {
        return new AlertMessage(alert, Optional.empty());
    }

    static AlertMessage resolved(Alert alert, Instant at) {
        return new AlertMessage(alert, Optional.of(at));
    }
}
