package dev.lifeguard.incident;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.finding.Severity;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Incidents as they are written: for the API, and with what is needed to go on later in the journal and the database. */
public final class IncidentJson {
    private IncidentJson() {}

    /** As the API shows it. */
    public static JsonObject shown(Incident incident) {
        return new JsonObject()
                .put("id", incident.id())
                .put("target", incident.target())
                .put("cause", incident.cause().map(Cause::slug).orElse(null))
                .put("hurts", incident.hurts().map(Cause::slug).orElse(null))
                .put("severity", incident.severity().map(Severity::label).orElse(null))
                .put("scope", incident.cause().map(each -> each.scope().label()).orElse(null))
                .put("summary", incident.summary())
                .put("since", time(incident.since()))
                .put("until", time(incident.until()))
                .put("evidenceAtStart", incident.start().values())
                .put("evidenceAtWorst", incident.worst().values())
                .put("timeline", all(incident.timeline().moments(), IncidentJson::moment))
                .put("alerts", all(incident.alerts(), IncidentJson::alert))
                .put("webhooks", all(incident.webhooks(), IncidentJson::webhook));
    }

    /** As it is stored. */
    static JsonObject stored(Incident incident) {
        return shown(incident).put("instance", incident.instance()).put("revision", incident.revision());
    }

    /** What was stored; empty where it is no incident that this version understands. */
    static Optional<Incident> read(String text) {
        try {
            JsonObject json = new JsonObject(text);
            Optional<String> slug = Optional.ofNullable(json.getString("cause"));
            Optional<Cause> cause = slug.flatMap(Cause::of);
            if (!IncidentIds.isId(json.getString("id", "")) || (slug.isPresent() && cause.isEmpty())) {
                return Optional.empty();
            }
            return Optional.of(new Incident(
                    json.getString("id"),
                    json.getString("instance", ""),
                    json.getString("target", ""),
                    cause,
                    Optional.ofNullable(json.getString("hurts")).flatMap(Cause::of),
                    json.getString("summary", ""),
                    Instant.parse(json.getString("since")),
                    instant(json, "until"),
                    evidence(json.getJsonObject("evidenceAtStart")),
                    evidence(json.getJsonObject("evidenceAtWorst")),
                    new Timeline(list(json, "timeline", IncidentJson::moment)),
                    list(json, "alerts", IncidentJson::alert),
                    list(json, "webhooks", IncidentJson::webhook),
                    json.getLong("revision", 0L)));
        } catch (DecodeException | ClassCastException | NullPointerException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static JsonObject moment(TimelineEntry moment) {
        return new JsonObject()
                .put("at", time(moment.at()))
                .put("kind", moment.kind().label())
                .put("cause", moment.cause().map(Cause::slug).orElse(null))
                .put("text", moment.text());
    }

    private static TimelineEntry moment(JsonObject json) {
        return new TimelineEntry(
                Instant.parse(json.getString("at")),
                TimelineEntry.Kind.of(json.getString("kind")).orElse(TimelineEntry.Kind.GAP),
                Optional.ofNullable(json.getString("cause")).flatMap(Cause::of),
                json.getString("text", ""));
    }

    private static JsonObject alert(AlertNote alert) {
        return new JsonObject()
                .put("alertname", alert.name())
                .put("firedAt", time(alert.firedAt()))
                .put("resolvedAt", time(alert.resolvedAt()));
    }

    private static AlertNote alert(JsonObject json) {
        return new AlertNote(
                json.getString("alertname", ""), Instant.parse(json.getString("firedAt")), instant(json, "resolvedAt"));
    }

    private static JsonObject webhook(WebhookNote note) {
        return new JsonObject()
                .put("at", time(note.at()))
                .put("status", note.firing() ? "firing" : "resolved")
                .put("receiver", note.receiver())
                .put("groupKey", note.groupKey())
                .put("alertnames", note.alerts())
                .put("alerts", note.count())
                .put("truncatedAlerts", note.truncated());
    }

    private static WebhookNote webhook(JsonObject json) {
        return new WebhookNote(
                Instant.parse(json.getString("at")),
                "firing".equals(json.getString("status")),
                json.getString("receiver", ""),
                json.getString("groupKey", ""),
                json.getJsonArray("alertnames").stream().map(String::valueOf).toList(),
                json.getLong("alerts", 0L),
                json.getLong("truncatedAlerts", 0L));
    }

    private static <T> List<JsonObject> all(List<T> all, Function<T, JsonObject> written) {
        return all.stream().map(written).toList();
    }

    private static <T> List<T> list(JsonObject json, String key, Function<JsonObject, T> read) {
        return json.getJsonArray(key).stream()
                .map(each -> read.apply((JsonObject) each))
                .toList();
    }

    private static Evidence evidence(JsonObject json) {
        Evidence evidence = Evidence.none();
        for (Map.Entry<String, Object> fact : json) {
            Object value = fact.getValue();
            evidence = evidence.and(fact.getKey(), value instanceof JsonArray list ? list.getList() : value);
        }
        return evidence;
    }

    private static Optional<Instant> instant(JsonObject json, String key) {
        return Optional.ofNullable(json.getString(key)).map(Instant::parse);
    }

    private static @Nullable String time(Optional<Instant> at) {
        return at.map(IncidentJson::time).orElse(null);
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
