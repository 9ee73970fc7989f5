package dev.lifeguard.alert.delivery;

import dev.lifeguard.alert.Alert;
import dev.lifeguard.alert.AlertKey;
import dev.lifeguard.alert.AlertListener;
import dev.lifeguard.alert.DeliveryListener;
import dev.lifeguard.alert.Transition;
import dev.lifeguard.time.Scheduler;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Every Alertmanager of a set: each is sent every alert, as its documentation asks, and none waits for another. What is
 * resolved is repeated until it would have ended by itself everywhere.
 */
public final class Alertmanagers implements AlertListener {
    private final List<Alertmanager> all;
    private final Scheduler scheduler;
    private final Duration lifetime;
    private final Map<AlertKey, AlertMessage> resolved = new LinkedHashMap<>();

    private Alertmanagers(List<Alertmanager> all, Scheduler scheduler, Duration lifetime) {
        this.all = List.copyOf(all);
        this.scheduler = scheduler;
        this.lifetime = lifetime;
    }

    public static Alertmanagers of(
            AlertmanagerAccess access,
            AlertJson json,
            Vertx vertx,
            Scheduler scheduler,
            RandomGenerator random,
            DeliveryListener listener) {
        return new Alertmanagers(
                access.urls().stream()
                        .map(url -> new Alertmanager(
                                new HttpPost(vertx, scheduler, url, access), json, scheduler, random, listener))
                        .toList(),
                scheduler,
                json.lifetime());
    }

    /** Sees whether they are there, before there is anything to tell. From any thread. */
    public void greet() {
        all.forEach(Alertmanager::greet);
    }

    @Override
    public void transitioned(Transition transition) {
        AlertKey key = transition.alert().key();
        if (transition instanceof Transition.Resolved ended) {
            AlertMessage message = AlertMessage.resolved(ended.alert(), ended.at());
            resolved.put(key, message);
            tell(message);
        } else {
            resolved.remove(key);
            tell(AlertMessage.firing(transition.alert()));
        }
    }

    @Override
    public void reminded(List<Alert> active) {
        Instant now = scheduler.now();
        resolved.values().removeIf(each -> isForgotten(each, now));
        active.forEach(alert -> tell(AlertMessage.firing(alert)));
        new ArrayList<>(resolved.values()).forEach(this::tell);
    }

    private boolean isForgotten(AlertMessage message, Instant now) {
        return message.resolvedAt().map(at -> at.plus(lifetime).isBefore(now)).orElse(true);
    }

    private void tell(AlertMessage message) {
        all.forEach(each -> each.tell(message));
    }

    public void close() {
        all.forEach(Alertmanager::close);
    }
}
