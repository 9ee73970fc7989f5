package dev.lifeguard.serve.api;

import dev.lifeguard.alert.Alert;
import dev.lifeguard.alert.AlertKey;
import dev.lifeguard.alert.AlertPeriod;
import dev.lifeguard.alert.Annotations;
import dev.lifeguard.alert.Fingerprint;
import dev.lifeguard.alert.Labels;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** An alert as Alertmanager's API v2 shows it. */
final class AlertView {
    private final Labels labels;
    private final Annotations annotations;

    AlertView(Labels labels, Annotations annotations) {
        this.labels = labels;
        this.annotations = annotations;
    }

    SortedMap<String, String> labels(Alert alert) {
        return labels.of(alert.key());
    }

    /** @param lifetime how long it would go on if the sidecar were gone now */
    JsonObject of(Alert alert, Instant now, Duration lifetime) {
        AlertPeriod period = AlertPeriod.of(alert, Optional.empty(), now, lifetime);
        SortedMap<String, String> own = labels(alert);
        JsonArray inhibitedBy = new JsonArray();
        alert.inhibitedBy()
                .map(cause -> labels.of(new AlertKey(alert.key().target(), cause)))
                .map(Fingerprint::of)
                .ifPresent(inhibitedBy::add);
        JsonArray silencedBy = new JsonArray();
        alert.silencedBy().ifPresent(silencedBy::add);
        return new JsonObject()
                .put("annotations", object(annotations.of(alert)))
                .put("endsAt", time(period.endsAt()))
                .put("fingerprint", Fingerprint.of(own))
                .put("receivers", new JsonArray().add(new JsonObject().put("name", AlertFilter.RECEIVER)))
                .put("startsAt", time(period.startsAt()))
                .put(
                        "status",
                        new JsonObject()
                                .put("inhibitedBy", inhibitedBy)
                                .put("silencedBy", silencedBy)
                                .put("state", alert.isActive() ? "active" : "suppressed"))
                .put("updatedAt", time(alert.updatedAt()))
                .put("generatorURL", annotations.source(alert))
                .put("labels", object(own));
    }

    static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static JsonObject object(Map<String, String> texts) {
        JsonObject object = new JsonObject();
        texts.forEach(object::put);
        return object;
    }
}
