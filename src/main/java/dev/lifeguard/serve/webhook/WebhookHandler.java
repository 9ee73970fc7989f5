package dev.lifeguard.serve.webhook;

import dev.lifeguard.incident.WebhookDiagnoses;
import dev.lifeguard.incident.WebhookNote;
import dev.lifeguard.watch.CurrentReport;
import dev.lifeguard.watch.TargetReport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes a message that was read to whoever looks into it, and says which incident it belongs to. */
@Singleton
final class WebhookHandler {
    private final Routing routing;
    private final CurrentReport current;
    private final WebhookDiagnoses inquiries;
    private final InstantSource clock;
    private final Deduplicator known = new Deduplicator();

    WebhookHandler(Routing routing, CurrentReport current, WebhookDiagnoses inquiries, InstantSource clock) {
        this.routing = routing;
        this.current = current;
        this.inquiries = inquiries;
        this.clock = clock;
    }

    /** A message yet to be read. */
    WebhookMessage blank() {
        return new WebhookMessage(
                routing,
                current.get().targets().stream().map(TargetReport::name).toList());
    }

    /** {@code {"incident": id, "incidents": {target: id}}}; null where no alert of it concerns a target. */
    Uni<JsonObject> take(WebhookMessage message) {
        List<Uni<Map.Entry<String, Optional<String>>>> looked = new ArrayList<>();
        message.concerns()
                .forEach((target, concern) ->
                        looked.add(look(message, target, concern).map(id -> Map.entry(target, id))));
        if (looked.isEmpty()) {
            return Uni.createFrom().item(answer(List.of()));
        }
        return Uni.join().all(looked).andFailFast().map(WebhookHandler::answer);
    }

    private Uni<Optional<String>> look(WebhookMessage message, String target, TargetAlerts concern) {
        Instant now = clock.instant();
        WebhookNote note = new WebhookNote(
                now,
                concern.firing(),
                message.receiver(),
                message.groupKey(),
                concern.names(),
                concern.count(),
                message.truncated());
        return known.or(message.identity(target, concern), now, () -> inquiries.report(target, note));
    }

    private static JsonObject answer(List<Map.Entry<String, Optional<String>>> ids) {
        JsonObject all = new JsonObject();
        ids.forEach(each -> each.getValue().ifPresent(id -> all.put(each.getKey(), id)));
        return new JsonObject()
                .put(
                        "incident",
                        ids.stream()
                                .flatMap(each -> each.getValue().stream())
                                .findFirst()
                                .orElse(null))
                .put("incidents", all);
    }
}
