package dev.lifeguard.wiring;

import dev.lifeguard.alert.AlertListener;
import dev.lifeguard.alert.AlertPolicy;
import dev.lifeguard.alert.Annotations;
import dev.lifeguard.alert.CurrentAlerts;
import dev.lifeguard.alert.DeliveryListener;
import dev.lifeguard.alert.Labels;
import dev.lifeguard.alert.Lifetime;
import dev.lifeguard.alert.Silences;
import dev.lifeguard.alert.delivery.AlertJson;
import dev.lifeguard.alert.delivery.AlertLoop;
import dev.lifeguard.alert.delivery.AlertmanagerAccess;
import dev.lifeguard.alert.delivery.Alertmanagers;
import dev.lifeguard.config.AlertSettings;
import dev.lifeguard.config.ServeSettings;
import dev.lifeguard.config.SettingValues;
import dev.lifeguard.config.WebhookSettings;
import dev.lifeguard.finding.Wordings;
import dev.lifeguard.serve.webhook.Routing;
import dev.lifeguard.time.Scheduler;
import dev.lifeguard.watch.CurrentReport;
import io.quarkus.arc.All;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.random.RandomGenerator;

/** Alerts, and the Alertmanagers they are sent to. */
final class AlertBeans {
    @Singleton
    AlertPolicy policy(SettingValues settings) {
        return new AlertPolicy(
                settings.get(AlertSettings.WARNING_AFTER),
                settings.get(AlertSettings.ROLLOUT_AFTER),
                settings.get(AlertSettings.RESOLVE_AFTER),
                new Silences(
                        settings.find(AlertSettings.SILENCE).orElse(List.of()),
                        settings.find(AlertSettings.MAINTENANCE).orElse(List.of())));
    }

    @Singleton
    CurrentAlerts alerts() {
        return new CurrentAlerts();
    }

    @Singleton
    Lifetime lifetime(SettingValues settings) {
        return new Lifetime(settings.get(AlertSettings.RESEND));
    }

    @Singleton
    Labels labels(SettingValues settings) {
        return new Labels(settings.all(AlertSettings.LABELS));
    }

    @Singleton
    Annotations annotations(Wordings wordings, SettingValues settings) {
        String url = settings.find(AlertSettings.EXTERNAL_URL)
                .map(URI::toString)
                .orElseGet(() -> "http://" + ThisPod.name() + ":" + settings.get(ServeSettings.PORT));
        return new Annotations(wordings, url.replaceFirst("/+$", ""));
    }

    @Singleton
    Alertmanagers alertmanagers(
            SettingValues settings,
            Lifetime lifetime,
            Labels labels,
            Annotations annotations,
            Vertx vertx,
            Scheduler scheduler,
            RandomGenerator random,
            DeliveryListener deliveries) {
        AlertJson json = new AlertJson(labels, annotations, lifetime.length());
        return Alertmanagers.of(access(settings), json, vertx, scheduler, random, deliveries);
    }

    @Singleton
    Routing routing(SettingValues settings) {
        return new Routing(settings.all(WebhookSettings.TARGETS));
    }

    private static AlertmanagerAccess access(SettingValues settings) {
        return new AlertmanagerAccess(
                settings.find(AlertSettings.URLS).orElse(List.of()),
                settings.secret(AlertSettings.TOKEN, AlertSettings.TOKEN_FILE),
                settings.find(AlertSettings.USER),
                settings.secret(AlertSettings.PASSWORD, AlertSettings.PASSWORD_FILE),
                settings.find(AlertSettings.CA_FILE));
    }

    @Singleton
    AlertLoop loop(
            AlertPolicy policy,
            SettingValues settings,
            CurrentReport report,
            Scheduler scheduler,
            CurrentAlerts current,
            @All List<AlertListener> listeners) {
        return new AlertLoop(policy, report::get, scheduler, settings.get(AlertSettings.RESEND), current, listeners);
    }
}
