package dev.lifeguard.bench;

import dev.lifeguard.database.Target;
import dev.lifeguard.database.Targets;
import dev.lifeguard.database.UrlEnvironment;
import dev.lifeguard.diagnosis.Diagnostician;
import dev.lifeguard.diagnosis.rule.RuleBook;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.migration.MigrationConfig;
import dev.lifeguard.migration.MigrationProbe;
import dev.lifeguard.observation.DeclaredPool;
import dev.lifeguard.probe.ServerShare;
import dev.lifeguard.probe.SharedSession;
import dev.lifeguard.probe.activity.ActivityProbe;
import dev.lifeguard.probe.path.AddressProbe;
import dev.lifeguard.probe.path.NewConnectionProbe;
import dev.lifeguard.probe.path.PathLimits;
import dev.lifeguard.probe.path.PathProbe;
import dev.lifeguard.probe.path.PoolerConsole;
import dev.lifeguard.probe.path.SharedScan;
import dev.lifeguard.probe.pooler.PoolerProbe;
import dev.lifeguard.probe.socket.SocketTable;
import dev.lifeguard.watch.Cadence;
import dev.lifeguard.watch.Report;
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

/** All that a sidecar asks of a server, at its pace, without the process around it: hundreds fit into one. */
final class FaithfulSidecar implements AutoCloseable {
    private final Watch watch;

    /**
     * @param proc where the sockets of its own pod are listed
     * @param declared the application's pool
     */
    FaithfulSidecar(Vertx vertx, String url, Path proc, long seed, Optional<DeclaredPool> declared) {
        VertxTime time = new VertxTime(vertx);
        Random random = new Random(seed);
        Cadence cadence = new Cadence(
                Duration.ofSeconds(2), Duration.ofMillis(900), Duration.ofSeconds(1), Duration.ofSeconds(3));
        PathLimits limits = new PathLimits(cadence.timeout(), cadence.connectTimeout());
        ServerShare share = new ServerShare(0.01);
        Target target = Targets.from(new UrlEnvironment(Map.of("DATABASE_URL", url), false), List.of())
                .get(0);
        SharedSession session = new SharedSession(vertx, time, limits.longestWalk(), "lifeguard");
        SharedScan scans = new SharedScan(target, vertx, session, limits);
        SocketTable table = new SocketTable(proc);
        MigrationConfig migrations =
                new MigrationConfig(Duration.ofSeconds(30), Optional.empty(), Optional.empty(), List.of());
        watch = new Watch(
                List.of(target),
                List.of(
                        ignored -> new PathProbe(scans, session, limits),
                        ignored -> new NewConnectionProbe(session, scans, table, Duration.ofSeconds(60)),
                        ignored -> new AddressProbe(session, scans, Duration.ofSeconds(15), Duration.ofSeconds(24)),
                        ignored -> new ActivityProbe(
                                target,
                                session,
                                vertx,
                                Duration.ofSeconds(15),
                                share,
                                declared.map(pool -> replicas -> pool),
                                table,
                                random),
                        ignored -> new PoolerProbe(
                                session, new PoolerConsole(target, vertx, session, limits), Duration.ofSeconds(15)),
                        ignored -> new MigrationProbe(migrations, session, vertx)),
                new Diagnostician(RuleBook.all()),
                cadence,
                share,
                new VertxScheduler(vertx, time),
                random);
        watch.start();
    }

    Report report() {
        return watch.report().get();
    }

    boolean names(Cause cause) {
        return report().targets().get(0).findings().stream()
                .anyMatch(active -> active.finding().cause() == cause);
    }

    boolean isHealthy() {
        return report().targets().get(0).status().works();
    }

    @Override
    public void close() {
        watch.stop().await().atMost(Duration.ofSeconds(10));
    }
}
