package dev.lifeguard.probe.pooler;

import dev.lifeguard.async.Futures;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PoolerFacts;
import dev.lifeguard.observation.PoolerObservation;
import dev.lifeguard.observation.ServerError;
import dev.lifeguard.observation.Unseen;
import dev.lifeguard.probe.OpenSession;
import dev.lifeguard.probe.Probe;
import dev.lifeguard.probe.QuestionFailure;
import dev.lifeguard.probe.SessionEnds;
import dev.lifeguard.probe.SharedSession;
import dev.lifeguard.probe.path.PoolerConsole;
import dev.lifeguard.probe.path.PoolerConsole.NotLetIn;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Recognises a PgBouncer by its console. A console that does not let our role in is recognised too: it answers without the
 * routine that PostgreSQL always names. Each refusal is a line in somebody's log, so it is asked again only after an hour, or in a new session.
 */
public final class PoolerProbe implements Probe {
    private static final Duration SELDOM = Duration.ofHours(1);

    /** Where the server sees us come from, and whose pool at the pooler is ours. */
    private static final String WHERE_FROM =
            "SELECT inet_client_port() AS port, current_database()::text AS database, current_user::text AS role";

    private final SharedSession shared;
    private final PoolerConsole console;
    private final Duration interval;
    private final InstantSource clock;
    private volatile Duration pace;

    /** @param interval from one look to the next while a pooler answers */
    public PoolerProbe(SharedSession shared, PoolerConsole console, Duration interval) {
        this.shared = shared;
        this.console = console;
        this.interval = interval;
        this.clock = shared.time();
        this.pace = interval;
    }

    @Override
    public String name() {
        return PoolerObservation.PROBE;
    }

    @Override
    public Optional<Duration> interval() {
        return Optional.of(pace);
    }

    @Override
    public void onAlarm(Runnable listener) {
        shared.onOpened(name(), listener);
    }

    @Override
    public Uni<Observation> look() {
        return shared.first(name(), PoolerProbe::between)
                .chain(between ->
                        between.map(this::ask).orElseGet(() -> Uni.createFrom().item(nobody())))
                .onFailure()
                .recoverWithItem(this::blind);
    }

    /** Somebody between us and the server, and our pool there. */
    private record Between(SessionEnds ends, String database, String role) {}

    private static Future<Optional<Between>> between(OpenSession session) {
        return session.ends().isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : session.ask(WHERE_FROM).map(rows -> between(session.ends().get(), rows.get(0)));
    }

    private static Optional<Between> between(SessionEnds ends, Row row) {
        Integer port = row.getInteger("port");
        return port != null && port == ends.local().getPort()
                ? Optional.empty()
                : Optional.of(new Between(ends, row.getString("database"), row.getString("role")));
    }

    private Uni<Observation> ask(Between between) {
        return Futures.uni(
                shared.context(),
                () -> console.ask(between.ends())
                        .map(answers -> told(answers, between))
                        .recover(thrown -> Future.succeededFuture(refused(thrown, between))));
    }

    private Observation told(PoolerConsole.Answers answers, Between between) {
        pace = interval;
        PoolerFacts facts = Console.facts(answers, between.database(), between.role());
        return new PoolerObservation(clock.instant(), Optional.of(facts));
    }

    private Observation refused(Throwable thrown, Between between) {
        Optional<ServerError> error = thrown instanceof NotLetIn refusal ? refusal.error() : Optional.empty();
        if (error.isPresent() && error.get().fromPooler()) {
            pace = SELDOM;
            return new Unseen(
                    clock.instant(),
                    name(),
                    "the pooler's console does not let role " + between.role() + " in, which stats_users would");
        }
        return nobody();
    }

    /** That changes with the session, whose beginning is an alarm. */
    private Observation nobody() {
        pace = SELDOM;
        return new PoolerObservation(clock.instant(), Optional.empty());
    }

    private Observation blind(Throwable thrown) {
        pace = interval;
        return new Unseen(clock.instant(), name(), QuestionFailure.because(thrown));
    }
}
