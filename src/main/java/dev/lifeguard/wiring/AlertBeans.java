package dev.lifeguard.wiring;

import dev.lifeguard.alert.AlertListener;
import dev.lifeguard.alert.Annotations;
import dev.lifeguard.alert.CurrentAlerts;
import dev.lifeguard.alert.DeliveryListener;
import dev.lifeguard.alert.Labels;
import dev.lifeguard.alert.Lifetime;
import dev.lifeguard.alert.delivery.AlertJson;
import dev.lifeguard.alert.delivery.AlertLoop;
import dev.lifeguard.alert.delivery.Alertmanagers;
import dev.lifeguard.config.AlertSettings;
import dev.lifeguard.config.AlertmanagerSettings;
import dev.lifeguard.finding.Wordings;
import dev.lifeguard.watch.CurrentReport;
import dev.lifeguard.watch.Scheduler;
import io.quarkus.arc.All;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.Config;

/** Alerts and whom they are told. */
final class AlertBeans {
    @Produces
    @Singleton
    AlertSettings settings(Config config) {
        return AlertSettings.of(config, System.getenv());
    }

    @Produces
    @Singleton
    CurrentAlerts alerts() {
        return new CurrentAlerts();
    }

    @Produces
    @Singleton
    Lifetime lifetime(AlertSettings settings) {
        return new Lifetime(settings.resend());
    }

    @Produces
    @Singleton
    Labels labels(Config config) {
        return new Labels(AlertmanagerSettings.labels(config, System.getenv()));
    }

    @Produces
    @Singleton
    Annotations annotations(Wordings wordings, AlertSettings settings) {
        return new Annotations(wordings, settings.externalUrl());
    }

    @Produces
    @Singleton
    Alertmanagers alertmanagers(
            Config config,
            Lifetime lifetime,
            Labels labels,
            Annotations annotations,
            Vertx vertx,
            Scheduler scheduler,
            RandomGenerator random,
            DeliveryListener deliveries) {
        AlertJson json = new AlertJson(labels, annotations, lifetime.length());
        return Alertmanagers.of(AlertmanagerSettings.access(config), json, vertx, scheduler, random, deliveries);
    }

    /** The report is asked for late, since the watch that makes it wants this listener first. */
    @Produces
    @Singleton
    AlertLoop loop(
            AlertSettings settings,
            Provider<CurrentReport> report,
            Scheduler scheduler,
            CurrentAlerts current,
            @All List<AlertListener> listeners) {
        return new AlertLoop(
                settings.policy(), () -> report.get().get(), scheduler, settings.resend(), current, listeners);
    }
}
