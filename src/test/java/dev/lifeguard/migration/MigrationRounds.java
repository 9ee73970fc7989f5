package dev.lifeguard.migration;

import dev.lifeguard.database.Target;
import dev.lifeguard.observation.MigrationObservation;
import dev.lifeguard.observation.MigrationState;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.Unseen;
import dev.lifeguard.probe.SharedSession;
import dev.lifeguard.probe.path.PathLimits;
import dev.lifeguard.probe.path.PathProbe;
import dev.lifeguard.probe.path.SharedScan;
import dev.lifeguard.testing.Urls;
import dev.lifeguard.wiring.VertxTime;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A probe of the schema beside the probe of the path whose session it uses, as role {@code app}. */
final class MigrationRounds implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
    private final PathProbe path;
    private final MigrationProbe probe;

    private MigrationRounds(int port, MigrationConfig wanted) {
        Target target = Urls.target(Urls.app(port));
        SharedSession session = new SharedSession(vertx, new VertxTime(vertx), CONNECT, "lifeguard");
        path = new PathProbe(
                new SharedScan(target, vertx, session, new PathLimits(ANSWER, CONNECT)),
                session,
                new PathLimits(ANSWER, CONNECT));
        probe = new MigrationProbe(wanted, session, vertx);
        path.look().await().atMost(Duration.ofSeconds(20));
    }

    static MigrationRounds at(int port, MigrationConfig wanted) {
        return new MigrationRounds(port, wanted);
    }

    static MigrationConfig nothing() {
        return wanted(null, null);
    }

    static MigrationConfig expecting(String... revisions) {
        return wanted(null, null, revisions);
    }

    static MigrationConfig alembic(Path folder, String... expected) {
        return wanted(folder, null, expected);
    }

    static MigrationConfig flyway(Path folder, String... expected) {
        return wanted(null, folder, expected);
    }

    private static MigrationConfig wanted(Path alembic, Path flyway, String... expected) {
        return new MigrationConfig(
                Duration.ofSeconds(30),
                Optional.ofNullable(alembic).map(Path::toString),
                Optional.ofNullable(flyway).map(Path::toString),
                List.of(expected));
    }

    /** One look of a probe that is thrown away after it. */
    static Observation once(int port, MigrationConfig wanted) {
        try (MigrationRounds looking = new MigrationRounds(port, wanted)) {
            return looking.look();
        }
    }

    static MigrationState state(int port, MigrationConfig wanted) {
        return states(once(port, wanted)).get(0);
    }

    static List<MigrationState> states(Observation seen) {
        if (seen instanceof Unseen blind) {
            throw new AssertionError(blind.because());
        }
        return ((MigrationObservation) seen).tools();
    }

    static String unseen(int port, MigrationConfig wanted) {
        return ((Unseen) once(port, wanted)).because();
    }

    Observation look() {
        return probe.look().await().atMost(Duration.ofSeconds(20));
    }

    @Override
    public void close() {
        probe.close().await().atMost(Duration.ofSeconds(5));
        path.close().await().atMost(Duration.ofSeconds(5));
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
