package dev.lifeguard.probe.activity;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.Target;
import dev.lifeguard.observation.ActivityObservation;
import dev.lifeguard.observation.DeclaredPool;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.probe.SharedSession;
import dev.lifeguard.probe.path.PathLimits;
import dev.lifeguard.probe.path.PathProbe;
import dev.lifeguard.probe.socket.SocketTable;
import dev.lifeguard.testing.Urls;
import dev.lifeguard.wiring.VertxTime;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;

/** An activity probe on a session of its own, for tests that look round by round. */
final class Pool implements AutoCloseable {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
    private final PathProbe path;
    private final ActivityProbe activity;

    private Pool(DatabaseUrl url, Optional<DeclaredPool> declared, Path proc) {
        Target target = Urls.target(url);
        PathLimits limits = new PathLimits(Duration.ofSeconds(3), Duration.ofSeconds(6));
        SharedSession session = new SharedSession(vertx, new VertxTime(vertx), limits.connect());
        path = new PathProbe(target, session, vertx, limits);
        activity = new ActivityProbe(target, session, vertx, Duration.ofSeconds(15), declared, new SocketTable(proc));
        path.look().await().atMost(LONG);
    }

    static Pool at(DatabaseUrl url) {
        return new Pool(url, Optional.empty(), Path.of("/proc/net"));
    }

    static Pool at(DatabaseUrl url, DeclaredPool declared) {
        return new Pool(url, Optional.of(declared), Path.of("/proc/net"));
    }

    static Pool blindAt(DatabaseUrl url, Path proc) {
        return new Pool(url, Optional.empty(), proc);
    }

    Observation path() {
        return path.look().await().atMost(LONG);
    }

    /** Comes again until it gets through. */
    void reach() {
        Awaitility.await().atMost(LONG).until(() -> ((PathObservation) path()).answered());
    }

    Observation observe() {
        return activity.look().await().atMost(LONG);
    }

    ActivityObservation look() {
        return (ActivityObservation) observe();
    }

    /** One more look, so much later that it counts. */
    ActivityObservation lookLater() {
        Awaitility.await().pollDelay(Duration.ofMillis(1_100)).until(() -> true);
        return look();
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
