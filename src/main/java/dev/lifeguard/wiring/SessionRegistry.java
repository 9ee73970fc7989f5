package dev.lifeguard.wiring;

import dev.lifeguard.config.SettingValues;
import dev.lifeguard.config.WatchSettings;
import dev.lifeguard.database.Target;
import dev.lifeguard.probe.SharedSession;
import dev.lifeguard.probe.path.PathLimits;
import dev.lifeguard.probe.path.SharedScan;
import dev.lifeguard.time.Time;
import dev.lifeguard.watch.Cadence;
import dev.lifeguard.watch.QuestionTimes;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One session a target, and one scan of its way at a time, whichever of its probes asks first. */
@Singleton
final class SessionRegistry implements QuestionTimes {
    private final Vertx vertx;
    private final PathLimits limits;
    private final Time time;
    private final String name;
    private final Map<String, SharedSession> sessions = new ConcurrentHashMap<>();
    private final Map<String, SharedScan> scans = new ConcurrentHashMap<>();

    SessionRegistry(Vertx vertx, Cadence cadence, SettingValues settings, Time time) {
        this.vertx = vertx;
        this.limits = new PathLimits(cadence.timeout(), cadence.connectTimeout());
        this.time = time;
        this.name = settings.find(WatchSettings.DEPLOYMENT)
                .or(() -> ThisPod.deployment(System.getenv()))
                .map("lifeguard/"::concat)
                .orElse("lifeguard");
    }

    PathLimits limits() {
        return limits;
    }

    SharedSession with(Target target) {
        return sessions.computeIfAbsent(
                target.name(), each -> new SharedSession(vertx, time, limits.longestWalk(), this.name));
    }

    SharedScan scans(Target target) {
        return scans.computeIfAbsent(target.name(), name -> new SharedScan(target, vertx, with(target), limits));
    }

    @Override
    public Duration of(String target) {
        SharedSession session = sessions.get(target);
        return session == null ? Duration.ZERO : session.questions().total();
    }
}
