package dev.lifeguard.probe.path;

import static org.awaitility.Awaitility.await;

import dev.lifeguard.database.Target;
import dev.lifeguard.database.Targets;
import dev.lifeguard.database.UrlEnvironment;
import dev.lifeguard.diagnosis.Diagnostician;
import dev.lifeguard.diagnosis.rule.RuleBook;
import dev.lifeguard.probe.ServerShare;
import dev.lifeguard.probe.SharedSession;
import dev.lifeguard.probe.activity.ActivityProbe;
import dev.lifeguard.probe.socket.SocketTable;
import dev.lifeguard.time.Time;
import dev.lifeguard.watch.Cadence;
import dev.lifeguard.watch.TargetReport;
import dev.lifeguard.watch.Watch;
import dev.lifeguard.wiring.VertxScheduler;
import dev.lifeguard.wiring.VertxTime;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A watch with everything that looks at the way and at the pool, in real time and with the limits that are set by default.
 * New connections are opened once an hour, unless something asks for one; sessions are looked at as rarely where that is
 * wanted.
 */
final class LiveSidecar implements AutoCloseable {
    private static final PathLimits LIMITS = new PathLimits(Duration.ofSeconds(1), Duration.ofSeconds(3));

    private static final Duration LOOKS = Duration.ofSeconds(15);

    private final Vertx vertx = Vertx.vertx();
    private final Watch watch;

    private LiveSidecar(String url, PathLimits limits, Duration looks) {
        Target target = Targets.from(new UrlEnvironment(Map.of("DATABASE_URL", url), false), List.of())
                .get(0);
        Time time = new VertxTime(vertx);
        SharedSession session = new SharedSession(vertx, time, limits.longestWalk(), "lifeguard");
        SharedScan scans = new SharedScan(target, vertx, session, limits);
        SocketTable table = new SocketTable(Path.of("/proc/net"));
        ServerShare share = new ServerShare(0.01);
        watch = new Watch(
                List.of(target),
                List.of(
                        ignored -> new PathProbe(scans, session, limits),
                        ignored -> new NewConnectionProbe(session, scans, table, Duration.ofHours(1)),
                        ignored -> new AddressProbe(session, scans, LOOKS, Duration.ofSeconds(30)),
                        ignored -> new ActivityProbe(
                                target, session, vertx, looks, share, Optional.empty(), table, new Random(1))),
                new Diagnostician(RuleBook.all()),
                new Cadence(Duration.ofSeconds(2), Duration.ofMillis(900), limits.answer(), limits.connect()),
                share,
                new VertxScheduler(vertx, time),
                new Random(7));
    }

    static LiveSidecar at(String url) {
        return started(new LiveSidecar(url, LIMITS, LOOKS));
    }

    /** Looks at sessions once an hour, unless something asks for it. */
    static LiveSidecar seldomLooking(String url) {
        return started(new LiveSidecar(url, LIMITS, Duration.ofHours(1)));
    }

    private static LiveSidecar started(LiveSidecar sidecar) {
        sidecar.watch.start();
        return sidecar;
    }

    /** Looks only when it is asked to, as a command does, and with patience enough for a busy machine. */
    static LiveSidecar inert(String url) {
        return new LiveSidecar(url, PathRounds.PATIENT, LOOKS);
    }

    TargetReport run() {
        return watch.runNow().await().atMost(Duration.ofMinutes(2)).targets().get(0);
    }

    TargetReport report() {
        return watch.report().get().targets().get(0);
    }

    /** Whether nothing more than a remark is found. */
    boolean isWell() {
        return report().worst().isEmpty();
    }

    void untilHealthy() {
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        report().confirmedAt().isPresent() && report().status().works() && isWell());
    }

    @Override
    public void close() {
        watch.stop().await().atMost(Duration.ofSeconds(10));
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
