package dev.lifeguard.alert.delivery;

import dev.lifeguard.alert.Alert;
import dev.lifeguard.alert.AlertKey;
import dev.lifeguard.alert.Annotations;
import dev.lifeguard.alert.Delivery;
import dev.lifeguard.alert.Labels;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.finding.Place;
import dev.lifeguard.finding.Wordings;
import dev.lifeguard.wiring.VertxScheduler;
import dev.lifeguard.wiring.VertxTime;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** What tells Alertmanagers of alerts, and with what outcome. */
final class AlertDelivery implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration LIFETIME = Duration.ofMinutes(2);

    private final Vertx vertx = Vertx.vertx();
    private final VertxScheduler scheduler = new VertxScheduler(vertx, new VertxTime(vertx));
    private final Map<Delivery, Integer> outcomes = new ConcurrentHashMap<>();
    private final List<Alertmanagers> opened = new ArrayList<>();

    Vertx vertx() {
        return vertx;
    }

    /** How many alerts were delivered with which outcome, to all of them together. */
    Map<Delivery, Integer> outcomes() {
        return outcomes;
    }

    /** Where the watch would, so that a delivery that has been counted is over by then. */
    void later(Runnable task) {
        scheduler.execute(task);
    }

    Alertmanagers telling(String... urls) {
        return telling(new AlertmanagerAccess(
                List.of(urls).stream().map(URI::create).toList(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    Alertmanagers telling(AlertmanagerAccess access) {
        AlertJson json = new AlertJson(
                new Labels(Map.of("team", "shop")),
                new Annotations(Wordings.onClassPath(Place.POD), "http://lifeguard"),
                LIFETIME);
        Alertmanagers all = Alertmanagers.of(
                access,
                json,
                vertx,
                scheduler,
                new Random(1),
                (outcome, alerts) -> outcomes.merge(outcome, alerts, Integer::sum));
        opened.add(all);
        return all;
    }

    static Alert alert(Cause cause) {
        return new Alert(
                new AlertKey("default", cause),
                new Finding(cause, Evidence.of("endpoint", "db:5432"), Optional.empty()),
                START,
                START,
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public void close() {
        opened.forEach(Alertmanagers::close);
        vertx.close();
    }
}
