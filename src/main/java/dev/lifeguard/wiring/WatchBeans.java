package dev.lifeguard.wiring;

import dev.lifeguard.config.PoolSettings;
import dev.lifeguard.config.SettingValues;
import dev.lifeguard.config.Startup;
import dev.lifeguard.config.WatchSettings;
import dev.lifeguard.database.Target;
import dev.lifeguard.diagnosis.Diagnostician;
import dev.lifeguard.diagnosis.rule.RuleBook;
import dev.lifeguard.explain.Explainer;
import dev.lifeguard.finding.Place;
import dev.lifeguard.finding.Wordings;
import dev.lifeguard.observation.DeclaredPool;
import dev.lifeguard.probe.ProbeFactory;
import dev.lifeguard.probe.QuestionKind;
import dev.lifeguard.probe.ServerShare;
import dev.lifeguard.probe.SharedSession;
import dev.lifeguard.probe.activity.ActivityProbe;
import dev.lifeguard.probe.idle.IdleProbe;
import dev.lifeguard.probe.path.AddressProbe;
import dev.lifeguard.probe.path.NewConnectionProbe;
import dev.lifeguard.probe.path.PathProbe;
import dev.lifeguard.probe.path.PoolerConsole;
import dev.lifeguard.probe.path.SpareSessions;
import dev.lifeguard.probe.pooler.PoolerProbe;
import dev.lifeguard.probe.socket.SocketTable;
import dev.lifeguard.time.Scheduler;
import dev.lifeguard.watch.Cadence;
import dev.lifeguard.watch.CurrentReport;
import dev.lifeguard.watch.TransitionLog;
import dev.lifeguard.watch.Watch;
import dev.lifeguard.watch.WatchListener;
import io.quarkus.arc.All;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The watch and what it is made of. */
final class WatchBeans {
    @Singleton
    Wordings wordings() {
        return Wordings.onClassPath(ThisPod.exists() ? Place.POD : Place.MACHINE);
    }

    @Singleton
    Explainer explainer() {
        return Explainer.load();
    }

    @Singleton
    Cadence cadence(SettingValues settings) {
        return new Cadence(
                settings.get(WatchSettings.PROBE_INTERVAL),
                settings.get(WatchSettings.PING_INTERVAL),
                settings.get(WatchSettings.PROBE_TIMEOUT),
                settings.get(WatchSettings.CONNECT_TIMEOUT));
    }

    @Singleton
    ServerShare share(SettingValues settings) {
        Duration activity = settings.get(WatchSettings.ACTIVITY_INTERVAL);
        return new ServerShare(
                settings.get(WatchSettings.SERVER_SHARE),
                Map.of(
                        QuestionKind.GLANCE, activity,
                        QuestionKind.SURVEY, activity.multipliedBy(QuestionKind.GLANCES_TO_A_SURVEY),
                        QuestionKind.LOGIN, settings.get(WatchSettings.NEW_CONNECTION_INTERVAL),
                        QuestionKind.MIGRATIONS, settings.get(WatchSettings.MIGRATIONS_INTERVAL)));
    }

    @Singleton
    ProbeFactory pathProbe(SessionRegistry sessions) {
        return target -> new PathProbe(sessions.scans(target), sessions.with(target), sessions.limits());
    }

    @Singleton
    ProbeFactory newConnectionProbe(SessionRegistry sessions, SettingValues settings) {
        return target -> new NewConnectionProbe(
                sessions.with(target),
                sessions.scans(target),
                new SocketTable(Path.of("/proc/net")),
                settings.get(WatchSettings.NEW_CONNECTION_INTERVAL));
    }

    @Singleton
    ProbeFactory addressProbe(SessionRegistry sessions, SettingValues settings) {
        return target -> new AddressProbe(
                sessions.with(target),
                sessions.scans(target),
                settings.get(WatchSettings.ACTIVITY_INTERVAL),
                // a little less than two looks, whose pace varies by a tenth
                settings.get(WatchSettings.NEW_CONNECTION_INTERVAL)
                        .multipliedBy(2)
                        .dividedBy(5));
    }

    @Singleton
    ProbeFactory activityProbe(
            Vertx vertx, SessionRegistry sessions, ServerShare share, SettingValues settings, RandomGenerator random) {
        Optional<IntFunction<DeclaredPool>> declared = PoolSettings.of(settings);
        SocketTable table = new SocketTable(Path.of("/proc/net"));
        return target -> new ActivityProbe(
                target,
                sessions.with(target),
                vertx,
                settings.get(WatchSettings.ACTIVITY_INTERVAL),
                share,
                // the declaration is of the application's own database
                declared.filter(pool -> target.name().equals(Target.DEFAULT_NAME)),
                table,
                random);
    }

    @Singleton
    ProbeFactory poolerProbe(Vertx vertx, SessionRegistry sessions, SettingValues settings) {
        return target -> {
            SharedSession session = sessions.with(target);
            PoolerConsole console = new PoolerConsole(target, vertx, session, sessions.limits());
            return new PoolerProbe(session, console, settings.get(WatchSettings.ACTIVITY_INTERVAL));
        };
    }

    @Singleton
    WatchListener transitionLog() {
        return new TransitionLog();
    }

    /** The search for the longest silence, where it was switched on; a command that looks once has no hours for it. */
    @Singleton
    Optional<ProbeFactory> idleProbe(Vertx vertx, SessionRegistry sessions, SettingValues settings, Startup startup) {
        ProbeFactory factory = target -> {
            SharedSession session = sessions.with(target);
            return new IdleProbe(session, new SpareSessions(target, vertx, session, sessions.limits()));
        };
        return Optional.of(factory).filter(any -> settings.get(WatchSettings.IDLE_CUTOFF) && startup.serves());
    }

    @Singleton
    Watch watch(
            ConfiguredTargets targets,
            @All List<ProbeFactory> probes,
            Optional<ProbeFactory> idle,
            Cadence cadence,
            ServerShare share,
            Scheduler scheduler,
            RandomGenerator jitter) {
        List<Target> configured = targets.all();
        List<ProbeFactory> all = Stream.concat(probes.stream(), idle.stream()).toList();
        return new Watch(configured, all, new Diagnostician(RuleBook.all()), cadence, share, scheduler, jitter);
    }

    @Singleton
    CurrentReport report(Watch watch) {
        return watch.report();
    }
}
