package dev.lifeguard.alert.delivery;

import dev.lifeguard.alert.Alert;
import dev.lifeguard.alert.AlertPeriod;
import dev.lifeguard.alert.Annotations;
import dev.lifeguard.alert.Labels;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Alerts as Alertmanager's API v2 takes them.
 *
 * @param lifetime how long an alert lives that is not repeated
 * @see <a href="https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml">openapi.yaml</a>
 */
public record AlertJson(Labels labels, Annotations annotations, Duration lifetime) {

    Buffer of(List<AlertMessage> messages, Instant now) {
        return new JsonArray(messages.stream().map(message -> of(message, now)).toList()).toBuffer();
    }

    private JsonObject of(AlertMessage message, Instant now) {
        Alert alert = message.alert();
        AlertPeriod period = AlertPeriod.of(alert, message.resolvedAt(), now, lifetime);
        return new JsonObject()
                .put("labels", labels.of(alert.key()))
                .put("annotations", annotations.of(alert))
                .put("startsAt", time(period.startsAt()))
                .put("endsAt", time(period.endsAt()))
                .put("generatorURL", annotations.source(alert));
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
