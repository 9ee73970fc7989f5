package dev.lifeguard.probe.activity;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.Target;
import dev.lifeguard.observation.ActivityObservation;
import dev.lifeguard.observation.DeclaredPool;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.probe.ServerShare;
import dev.lifeguard.probe.SharedSession;
import dev.lifeguard.probe.path.PathLimits;
import dev.lifeguard.probe.path.PathProbe;
import dev.lifeguard.probe.path.SharedScan;
import dev.lifeguard.probe.socket.SocketTable;
import dev.lifeguard.testing.Urls;
import dev.lifeguard.wiring.VertxTime;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import org.awaitility.Awaitility;

/** An activity probe on a session of its own, for tests that look round by round. */
final class Pool implements AutoCloseable {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
    private final ShiftedTime clock = new ShiftedTime(new VertxTime(vertx));
    private final PathProbe path;
    private final ActivityProbe activity;

    private Pool(DatabaseUrl url, String name, Optional<IntFunction<DeclaredPool>> declared, Path proc) {
        Target target = Urls.target(url);
        PathLimits limits = new PathLimits(Duration.ofSeconds(3), Duration.ofSeconds(6));
        SharedSession session = new SharedSession(vertx, clock, limits.connect(), name);
        path = new PathProbe(new SharedScan(target, vertx, session, limits), session, limits);
        activity = new ActivityProbe(
                target,
                session,
                vertx,
                Duration.ofSeconds(15),
                new ServerShare(0.01),
                declared,
                new SocketTable(proc),
                new Random(1));
        path.look().await().atMost(LONG);
    }

    static Pool at(DatabaseUrl url) {
        return new Pool(url, "lifeguard", Optional.empty(), Path.of("/proc/net"));
    }

    static Pool at(DatabaseUrl url, DeclaredPool declared) {
        return new Pool(url, "lifeguard", Optional.of(seen -> declared), Path.of("/proc/net"));
    }

    static Pool blindAt(DatabaseUrl url, Path proc) {
        return new Pool(url, "lifeguard", Optional.empty(), proc);
    }

    /** One that says whose it is, and is told of replicas. */
    static Pool called(String name, DatabaseUrl url, Path proc) {
        IntFunction<DeclaredPool> pool =
                replicas -> new DeclaredPool(5, 0, 1, Math.max(1, replicas), 0, Optional.empty());
        return new Pool(url, name, Optional.of(pool), proc);
    }

    Observation path() {
        return path.look().await().atMost(LONG);
    }

    /** Comes again until it gets through. */
    void reach() {
        Awaitility.await().atMost(LONG).until(() -> ((PathObservation) path()).answered());
    }

    Observation observe() {
        return activity.lookClosely().await().atMost(LONG);
    }

    /** At everybody, as when somebody asks. */
    ActivityObservation look() {
        return (ActivityObservation) observe();
    }

    /** As in an ordinary round. */
    ActivityObservation glance() {
        return (ActivityObservation) round();
    }

    /** The same, where there may be nothing to see. */
    Observation round() {
        return activity.look().await().atMost(LONG);
    }

    /** One more glance, so much later that it counts. */
    ActivityObservation glanceLater() {
        Awaitility.await().pollDelay(Duration.ofMillis(1_100)).until(() -> true);
        return glance();
    }

    /** One more look, so much later that it counts. */
    ActivityObservation lookLater() {
        Awaitility.await().pollDelay(Duration.ofMillis(1_100)).until(() -> true);
        return look();
    }

    /** The machine's clock, as when a time server corrects it. */
    void setBack(Duration time) {
        clock.setBack(time);
    }

    Duration interval() {
        return activity.interval().orElseThrow();
    }

    @Override
    public void close() {
        activity.close().await().atMost(LONG);
        path.close().await().atMost(LONG);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
