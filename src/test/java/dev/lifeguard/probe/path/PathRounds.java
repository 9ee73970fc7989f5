package dev.lifeguard.probe.path;

import dev.lifeguard.async.Futures;
import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.Target;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.probe.SharedSession;
import dev.lifeguard.testing.Urls;
import dev.lifeguard.time.Time;
import dev.lifeguard.wiring.VertxTime;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** A path probe on its own, for tests that look at a server round by round. */
final class PathRounds implements AutoCloseable {
    /** For what answers: long enough for a busy machine. */
    static final PathLimits PATIENT = new PathLimits(Duration.ofSeconds(3), Duration.ofSeconds(6));

    /** For what does not answer, however long one waits. */
    static final PathLimits BRIEF = new PathLimits(Duration.ofMillis(400), Duration.ofMillis(900));

    /** Any look ends by its own limits before. */
    private static final Duration LONGEST = PATIENT.longestWalk().multipliedBy(2);

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
    private final SharedSession session;
    private final SharedScan scans;
    private final PathProbe probe;

    private PathRounds(Target target, PathLimits limits) {
        this(Optional.empty(), target, limits);
    }

    private PathRounds(Optional<Time> time, Target target, PathLimits limits) {
        session = new SharedSession(vertx, time.orElseGet(() -> new VertxTime(vertx)), limits.connect(), "lifeguard");
        scans = new SharedScan(target, vertx, session, limits);
        probe = new PathProbe(scans, session, limits);
    }

    static PathRounds in(Time time, Target target, PathLimits limits) {
        return new PathRounds(Optional.of(time), target, limits);
    }

    static PathRounds at(DatabaseUrl url) {
        return new PathRounds(Urls.target(url), PATIENT);
    }

    static PathRounds at(Target target) {
        return new PathRounds(target, PATIENT);
    }

    static PathRounds brieflyAt(DatabaseUrl url) {
        return new PathRounds(Urls.target(url), BRIEF);
    }

    static PathRounds impatientlyAt(DatabaseUrl url, PathLimits limits) {
        return new PathRounds(Urls.target(url), limits);
    }

    /** One look with a probe of its own. */
    static PathObservation once(DatabaseUrl url) {
        try (PathRounds looking = at(url)) {
            return looking.look();
        }
    }

    PathObservation look() {
        return (PathObservation) round();
    }

    /** As {@link #look()}, where the machine may be too busy for anything to be seen. */
    Observation round() {
        return probe.look().await().atMost(LONGEST);
    }

    SharedSession session() {
        return session;
    }

    /** What another probe asks on the session; gives its {@code answer}. */
    Uni<String> ask(String select) {
        return session.use(open -> open.ask(select).map(rows -> rows.get(0).getString("answer")));
    }

    String asked(String select) {
        return ask(select).await().atMost(Duration.ofSeconds(10));
    }

    /** Another connection begins to be opened, as another probe would. */
    void beginAnother() {
        session.context().runOnContext(now -> scans.join());
    }

    /** Calls {@code listener} with how each walk ended. */
    void onScanned(Consumer<WalkOutcome> listener) {
        scans.onScanned(listener);
    }

    /** One more connection, which is left open. */
    Connected arrive() {
        return Futures.uni(session.context(), scans.scanner()::walk)
                .await()
                .atMost(LONGEST)
                .arrival()
                .orElseThrow();
    }

    /** How a walk ends that is silent at every address. */
    Optional<PathFailure> silence() {
        return Futures.uni(session.context(), scans::silence)
                .await()
                .atMost(LONGEST)
                .flatMap(walked -> walked.failure());
    }

    PathProbe probe() {
        return probe;
    }

    @Override
    public void close() {
        probe.close().await().atMost(Duration.ofSeconds(5));
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
