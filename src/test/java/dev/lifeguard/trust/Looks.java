package dev.lifeguard.trust;

import dev.lifeguard.database.Target;
import dev.lifeguard.migration.MigrationConfig;
import dev.lifeguard.migration.MigrationProbe;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.probe.Probe;
import dev.lifeguard.probe.ServerShare;
import dev.lifeguard.probe.SharedSession;
import dev.lifeguard.probe.activity.ActivityProbe;
import dev.lifeguard.probe.path.PathLimits;
import dev.lifeguard.probe.path.PathProbe;
import dev.lifeguard.probe.path.PoolerConsole;
import dev.lifeguard.probe.path.SharedScan;
import dev.lifeguard.probe.pooler.PoolerProbe;
import dev.lifeguard.probe.socket.SocketTable;
import dev.lifeguard.wiring.VertxTime;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Every probe that asks something of the server, on the one session they share. */
final class Looks implements AutoCloseable {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final PathLimits LIMITS = new PathLimits(Duration.ofSeconds(3), Duration.ofSeconds(6));

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
    private final PathProbe path;
    private final ActivityProbe activity;
    private final PoolerProbe pooler;
    private final MigrationProbe migration;

    Looks(Target target, Optional<Path> alembic, Optional<Path> flyway) {
        SharedSession session = new SharedSession(vertx, new VertxTime(vertx), LIMITS.connect(), "lifeguard");
        path = new PathProbe(new SharedScan(target, vertx, session, LIMITS), session, LIMITS);
        activity = new ActivityProbe(
                target,
                session,
                vertx,
                Duration.ofSeconds(15),
                new ServerShare(0.01),
                Optional.empty(),
                new SocketTable(Path.of("/proc/net")),
                new Random(1));
        pooler = new PoolerProbe(session, new PoolerConsole(target, vertx, session, LIMITS), Duration.ofSeconds(15));
        MigrationConfig wanted = new MigrationConfig(
                Duration.ofSeconds(30), alembic.map(Path::toString), flyway.map(Path::toString), List.of());
        migration = new MigrationProbe(wanted, session, vertx);
    }

    Observation path() {
        return look(path);
    }

    Observation activity() {
        return look(activity);
    }

    Observation pooler() {
        return look(pooler);
    }

    Observation migration() {
        return look(migration);
    }

    List<Observation> all() {
        return List.of(path(), activity(), activity(), pooler(), migration(), path());
    }

    private static Observation look(Probe probe) {
        return probe.look().await().atMost(LONG);
    }

    @Override
    public void close() {
        path.close().await().atMost(LONG);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
