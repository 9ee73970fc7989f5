package dev.lifeguard.wiring;

import dev.lifeguard.alert.AlertPolicy;
import dev.lifeguard.alert.CurrentAlerts;
import dev.lifeguard.async.WorkerPool;
import dev.lifeguard.config.HistoryStore;
import dev.lifeguard.config.ServeSettings;
import dev.lifeguard.config.SettingValues;
import dev.lifeguard.database.Target;
import dev.lifeguard.finding.Wordings;
import dev.lifeguard.incident.CurrentIncidents;
import dev.lifeguard.incident.HistoryPolicy;
import dev.lifeguard.incident.IncidentHistory;
import dev.lifeguard.incident.Incidents;
import dev.lifeguard.incident.PostgresStore;
import dev.lifeguard.incident.Recorder;
import dev.lifeguard.incident.StorageFault;
import dev.lifeguard.incident.WebhookDiagnoses;
import dev.lifeguard.observation.HistoryObservation;
import dev.lifeguard.time.Scheduler;
import dev.lifeguard.time.Time;
import dev.lifeguard.watch.CurrentReport;
import dev.lifeguard.watch.Watch;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The record of incidents. */
final class IncidentBeans {
    @Singleton
    HistoryPolicy policy(SettingValues settings) {
        HistoryStore store = settings.get(ServeSettings.HISTORY_STORE);
        return new HistoryPolicy(
                settings.find(ServeSettings.HISTORY_DIR).map(Path::of).filter(dir -> store != HistoryStore.MEMORY),
                settings.isSet(ServeSettings.HISTORY_DIR),
                store == HistoryStore.POSTGRES,
                settings.get(ServeSettings.HISTORY_SIZE),
                settings.get(ServeSettings.HISTORY_RETENTION),
                ThisPod.name());
    }

    @Singleton
    CurrentIncidents current() {
        return new CurrentIncidents();
    }

    /** What is wrong with the record is a fact about the application's own database. */
    @Singleton
    IncidentHistory history(
            HistoryPolicy policy,
            ConfiguredTargets targets,
            CurrentIncidents current,
            Vertx vertx,
            Scheduler scheduler,
            Time time,
            Watch watch) {
        Target own = own(targets.all());
        return new IncidentHistory(
                policy,
                current,
                WorkerPool.journal(vertx),
                scheduler,
                trouble -> watch.tell(own.name(), told(trouble, time)),
                policy.database() ? Optional.of(new PostgresStore(own, policy, time)) : Optional.empty());
    }

    private static Target own(List<Target> targets) {
        return targets.stream()
                .filter(each -> each.name().equals(Target.DEFAULT_NAME))
                .findFirst()
                .orElseGet(() -> targets.get(0));
    }

    private static HistoryObservation told(Optional<StorageFault> trouble, InstantSource clock) {
        return new HistoryObservation(
                clock.instant(), trouble.map(StorageFault::because), trouble.flatMap(StorageFault::grant));
    }

    @Singleton
    Incidents incidents(
            HistoryPolicy policy,
            IncidentHistory history,
            CurrentIncidents current,
            CurrentAlerts alerts,
            CurrentReport report,
            Watch watch,
            Wordings wordings,
            AlertPolicy alerting,
            Scheduler scheduler,
            RandomGenerator random) {
        return new Incidents(
                policy,
                history,
                current,
                report::get,
                alerts::get,
                watch::runNow,
                wordings,
                alerting.resolveAfter(),
                scheduler,
                random);
    }

    @Singleton
    Recorder recorder(Incidents incidents) {
        return incidents.recorder();
    }

    @Singleton
    WebhookDiagnoses inquiries(Incidents incidents) {
        return incidents.inquiries();
    }
}
