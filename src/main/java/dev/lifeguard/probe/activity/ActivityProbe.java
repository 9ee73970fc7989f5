package dev.lifeguard.probe.activity;

import dev.lifeguard.async.Futures;
import dev.lifeguard.async.WorkerPool;
import dev.lifeguard.database.Target;
import dev.lifeguard.observation.ActivityObservation;
import dev.lifeguard.observation.Capacity;
import dev.lifeguard.observation.DeclaredPool;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PodSession;
import dev.lifeguard.observation.PoolFacts;
import dev.lifeguard.observation.Unseen;
import dev.lifeguard.probe.OpenSession;
import dev.lifeguard.probe.Probe;
import dev.lifeguard.probe.QuestionFailure;
import dev.lifeguard.probe.SessionEnds;
import dev.lifeguard.probe.SharedSession;
import dev.lifeguard.probe.socket.SocketTable;
import dev.lifeguard.probe.socket.TcpSocket;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who is connected, and this pod's own pool. It asks on the path's one session, which works while the server is full too.
 * Looks again four times as soon while something needs a second look to be certain.
 */
public final class ActivityProbe implements Probe {
    /** Two looks count as two if this part of the interval lies between them: demands and alarms may come in a burst. */
    private static final int APART = 15;

    private final SharedSession session;
    private final Duration interval;
    private final Optional<DeclaredPool> declared;
    private final InstantSource clock;
    private final WorkerPool files;
    private final LocalSockets surroundings;
    private final PoolMemory pool = new PoolMemory();
    private final StaleMemory stale = new StaleMemory();
    private final Trend trend = new Trend();
    private volatile boolean suspicious;
    private Instant counted = Instant.EPOCH;

    /**
     * @param interval from one look to the next
     * @param declared what the application declared of its pool
     */
    public ActivityProbe(
            Target target,
            SharedSession session,
            Vertx vertx,
            Duration interval,
            Optional<DeclaredPool> declared,
            SocketTable table) {
        this.session = session;
        this.interval = interval;
        this.declared = declared;
        this.clock = session.time();
        this.files = WorkerPool.named(vertx, "sockets-" + target.name(), 1, 8);
        this.surroundings = new LocalSockets(
                target, table, declared.filter(pool -> pool.workers() > 1).isPresent());
    }

    @Override
    public String name() {
        return ActivityObservation.PROBE;
    }

    @Override
    public Optional<Duration> interval() {
        return Optional.of(suspicious ? interval.dividedBy(4) : interval);
    }

    /** Somebody new let us in: what was known of the server's sessions is old. */
    @Override
    public void onAlarm(Runnable listener) {
        session.onOpened(listener);
    }

    @Override
    public Uni<Observation> look() {
        return session.use(open -> Future.succeededFuture(open.ends()))
                .chain(this::lookAround)
                .chain(view -> session.use(open -> ask(open, view)))
                .onFailure()
                .recoverWithItem(this::blind);
    }

    /** The session is not held up while files and names are read. */
    private Uni<LocalSockets.View> lookAround(Optional<SessionEnds> ends) {
        return Futures.uni(() -> files.run(() -> surroundings.look(ends)));
    }

    private Future<Observation> ask(OpenSession open, LocalSockets.View view) {
        return open.ask(ActivityQuery.about(view.here()))
                .map(rows -> new ActivityAnswer(rows.get(0)))
                .map(answer -> observed(answer, view, open.ends()));
    }

    private Observation observed(ActivityAnswer answer, LocalSockets.View view, Optional<SessionEnds> ends) {
        Instant now = clock.instant();
        boolean apart = !now.isBefore(counted.plus(interval.dividedBy(APART)));
        counted = apart ? now : counted;
        Capacity capacity = answer.capacity();
        if (apart) {
            trend.add(now, capacity.used());
        }
        PoolFacts facts = unjoinable(answer, view, ends)
                .map(because -> {
                    pool.forget();
                    return PoolFacts.unseen(because);
                })
                .orElseGet(() -> joined(answer, view, apart));
        suspicious = stale.suspicious() || facts.own().stream().anyMatch(ActivityProbe::worthASecondLook);
        return new ActivityObservation(
                now,
                answer.role(),
                capacity,
                answer.byState(),
                answer.holders(),
                answer.hidden(),
                answer.peers(),
                trend.until(capacity.usable()),
                answer.limits(),
                facts,
                declared);
    }

    private PoolFacts joined(ActivityAnswer answer, LocalSockets.View view, boolean apart) {
        List<TcpSocket> all = Stream.concat(view.here().stream(), view.former().stream())
                .distinct()
                .toList();
        return pool.add(answer.sessions(), stale.add(all, view.former()::contains, answer, apart), apart)
                .in(answer.processes(view.holding()));
    }

    /** Why sockets and backends cannot be joined, if they cannot. */
    private static Optional<String> unjoinable(
            ActivityAnswer answer, LocalSockets.View view, Optional<SessionEnds> ends) {
        if (view.unseen().isPresent()) {
            return view.unseen();
        }
        if (!view.ends().equals(ends)) {
            return Optional.of("the session with the server was renewed during the look");
        }
        Optional<ClientEnd> local = ends.map(SessionEnds::local).map(ClientEnd::of);
        if (!local.equals(answer.client())) {
            return Optional.of(OtherEnd.because(local, answer.client()));
        }
        boolean othersHidden = answer.hidden() > 0 && answer.known().isEmpty();
        boolean somebodyElse = view.here().size() > answer.lifeguards().size();
        return othersHidden && somebodyElse
                ? Optional.of("role " + answer.role() + " may not see where the sessions of other roles come from")
                : Optional.empty();
    }

    private static boolean worthASecondLook(PodSession session) {
        return session.waitsForLock() || (session.busy() && session.heldFor().compareTo(Duration.ofSeconds(1)) > 0);
    }

    private Observation blind(Throwable thrown) {
        pool.forget();
        suspicious = false;
        return new Unseen(clock.instant(), name(), QuestionFailure.because(thrown));
    }

    @Override
    public Uni<Void> close() {
        return Futures.uni(files::close);
    }
}
