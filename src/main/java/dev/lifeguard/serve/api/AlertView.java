package dev.lifeguard.serve.api;

import dev.lifeguard.alert.Alert;
import dev.lifeguard.alert.AlertKey;
import dev.lifeguard.alert.AlertPeriod;
import dev.lifeguard.alert.Annotations;
import dev.lifeguard.alert.Fingerprint;
import dev.lifeguard.alert.Labels;
import dev.lifeguard.view.Shown;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** An alert as Alertmanager's API v2 shows it. */
record AlertView(Labels labels, Annotations annotations) {
    SortedMap<String, String> labels(Alert alert) {
        return labels.of(alert.key());
    }

    /** @param lifetime how long it would go on if the sidecar were gone now */
    JsonObject of(Alert alert, Instant now, Duration lifetime) {
        AlertPeriod period = AlertPeriod.of(alert, Optional.empty(), now, lifetime);
        SortedMap<String, String> own = labels(alert);
        List<String> inhibitedBy = alert.inhibitedBy().stream()
                .map(cause -> labels.of(new AlertKey(alert.key().target(), cause)))
                .map(Fingerprint::of)
                .toList();
        return new JsonObject()
                .put("annotations", annotations.of(alert))
                .put("endsAt", Shown.time(period.endsAt()))
                .put("fingerprint", Fingerprint.of(own))
                .put("receivers", List.of(Map.of("name", AlertFilter.RECEIVER)))
                .put("startsAt", Shown.time(period.startsAt()))
                .put(
                        "status",
                        new JsonObject()
                                .put("inhibitedBy", inhibitedBy)
                                .put("silencedBy", alert.silencedBy().stream().toList())
                                .put("state", alert.isActive() ? "active" : "suppressed"))
                .put("updatedAt", Shown.time(alert.updatedAt()))
                .put("generatorURL", annotations.source(alert))
                .put("labels", own);
    }
}
