package dev.lifeguard.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.database.Target;
import dev.lifeguard.migration.MigrationConfig;
import dev.lifeguard.migration.MigrationProbe;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.probe.activity.ActivityProbe;
import dev.lifeguard.probe.path.AddressProbe;
import dev.lifeguard.probe.path.NewConnectionProbe;
import dev.lifeguard.probe.path.PathLimits;
import dev.lifeguard.probe.path.PoolerConsole;
import dev.lifeguard.probe.path.SharedScan;
import dev.lifeguard.probe.pooler.PoolerProbe;
import dev.lifeguard.probe.socket.SocketTable;
import dev.lifeguard.testing.ManualTime;
import dev.lifeguard.testing.Urls;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Probes that ask on the shared session, while there is none, in virtual time. */
class WithoutSessionTest {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final PathLimits LIMITS = new PathLimits(Duration.ofSeconds(3), Duration.ofSeconds(6));

    private final Vertx vertx = Vertx.vertx();
    private final ManualTime time = new ManualTime();
    private final Target target = Urls.target(Urls.app(1));
    private final SharedSession shared = new SharedSession(vertx, time, PATIENCE, "lifeguard");
    private final Map<String, Probe> probes = Map.of(
            "activity",
            new ActivityProbe(
                    target,
                    shared,
                    vertx,
                    Duration.ofSeconds(15),
                    new ServerShare(0.01),
                    Optional.empty(),
                    new SocketTable(Path.of("/proc/net")),
                    new Random(1)),
            "pooler",
            new PoolerProbe(shared, new PoolerConsole(target, vertx, shared, LIMITS), Duration.ofSeconds(15)),
            "migration",
            new MigrationProbe(
                    new MigrationConfig(Duration.ofSeconds(30), Optional.empty(), Optional.empty(), List.of()),
                    shared,
                    vertx),
            "new connection",
            new NewConnectionProbe(
                    shared,
                    new SharedScan(target, vertx, shared, LIMITS),
                    new SocketTable(Path.of("/proc/net")),
                    Duration.ofMinutes(1)),
            "address",
            new AddressProbe(
                    shared,
                    new SharedScan(target, vertx, shared, LIMITS),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(30)));

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(strings = {"activity", "pooler", "migration", "new connection", "address"})
    void aLookWaitsForASessionAsLongAsItsPatienceAndNotAMomentLonger(String name) {
        CompletableFuture<Observation> look = probes.get(name).look().subscribeAsCompletionStage();
        onContext();

        time.advance(PATIENCE.minusNanos(1));
        onContext();
        assertThat(look).isNotDone();

        time.advance(Duration.ofNanos(1));
        assertThat(look.orTimeout(10, TimeUnit.SECONDS).join().at()).isEqualTo(ManualTime.START.plus(PATIENCE));
        assertThat(time.next()).isEmpty();
    }

    /** What was handed to the session's context so far has run. */
    private void onContext() {
        CompletableFuture<Void> ran = new CompletableFuture<>();
        shared.context().runOnContext(now -> ran.complete(null));
        ran.orTimeout(10, TimeUnit.SECONDS).join();
    }
}
