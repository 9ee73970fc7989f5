package dev.lifeguard.probe.path;

import dev.lifeguard.async.Futures;
import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.Target;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Unseen;
import dev.lifeguard.probe.Probe;
import dev.lifeguard.probe.SharedSession;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way to one database. Holds a session between rounds and pings it; its end is an alarm. A ping that hangs is doubted
 * half-way through: a second opinion is sought on a fresh connection, so that a frozen server is told from a session that
 * died by the time the ping's limit strikes. All state lives on one Vert.x context.
 */
public final class PathProbe implements Probe {
    /** How often it is asked whether a URL that the server turned away is another one by now. */
    private static final long SECRET_MILLIS = 1_000;

    private static final long NONE = -1;

    private final Vertx vertx;
    private final SharedSession shared;
    private final Context context;
    private final PathLimits limits;
    private final InstantSource clock;
    private final SharedScan scans;
    private final PathState memory;
    private volatile Runnable alarm = () -> {};
    private @Nullable Session held;
    private long secret = NONE;
    private boolean closed;

    /** @param shared where the session it holds is offered to the target's other probes */
    public PathProbe(Target target, SharedSession shared, Vertx vertx, PathLimits limits, InstantSource clock) {
        this(new SharedScan(target, vertx, shared, limits, clock), shared, vertx, limits, clock);
    }

    /** @param scans shared with what else opens sessions the same way */
    public PathProbe(SharedScan scans, SharedSession shared, Vertx vertx, PathLimits limits, InstantSource clock) {
        this.vertx = vertx;
        this.shared = shared;
        this.context = shared.context();
        this.limits = limits;
        this.clock = clock;
        this.scans = scans;
        this.memory = new PathState(clock);
    }

    @Override
    public String name() {
        return PathObservation.PROBE;
    }

    @Override
    public void onAlarm(Runnable listener) {
        alarm = listener;
    }

    @Override
    public Uni<Observation> look() {
        return onContext(this::round);
    }

    @Override
    public Uni<Void> close() {
        return onContext(() -> {
            closed = true;
            vertx.cancelTimer(secret);
            return letGo();
        });
    }

    private Future<Observation> round() {
        vertx.cancelTimer(secret);
        secret = NONE;
        Session session = held;
        return session == null ? scans.join().walked().map(this::arrive) : shared.inTurn(() -> ping(session));
    }

    private Future<Observation> ping(Session session) {
        SecondOpinion opinion = new SecondOpinion(scans);
        long doubt = vertx.setTimer(limits.doubt().toMillis(), hangs -> opinion.seek());
        return session.ping()
                .onComplete(done -> vertx.cancelTimer(doubt))
                .transform(done -> done.succeeded()
                        ? answered(done.result(), opinion)
                        : letGo().compose(gone -> opinion.seek()).map(walked -> arrive(doubled(walked, done.cause()))));
    }

    private Future<Observation> answered(Session.Pong pong, SecondOpinion opinion) {
        opinion.dismiss();
        return Future.succeededFuture(memory.answered(pong));
    }

    /** Two connections that are both silent are no lost packet. */
    private static EndpointScanner.Walked doubled(EndpointScanner.Walked walked, Throwable ping) {
        return ping instanceof TimeoutException && !(ping instanceof NotScheduled)
                ? walked.confirmingSilence()
                : walked;
    }

    private Observation arrive(EndpointScanner.Walked walked) {
        walked.outcome().arrival().ifPresentOrElse(end -> hold(end.session()), shared::lost);
        if (walked.outcome().failure().filter(PathProbe::turnedAway).isPresent()) {
            awaitAnother(walked.url());
        }
        return blind(walked).orElseGet(() -> memory.walked(walked));
    }

    private static boolean turnedAway(PathFailure failure) {
        return failure instanceof PathFailure.ServerSaid || failure instanceof PathFailure.SecretMovedOn;
    }

    /** A login that fails is tried again ever more rarely, but at once with another secret. */
    private void awaitAnother(DatabaseUrl tried) {
        long mine = vertx.setTimer(
                SECRET_MILLIS,
                due -> scans.scanner().url().onComplete(read -> {
                    if (closed || secret != due) {
                        return;
                    }
                    if (read.succeeded() && !read.result().equals(tried)) {
                        alarm.run();
                    } else {
                        awaitAnother(tried);
                    }
                }));
        secret = mine;
    }

    /** Where this process did not run, what it did not hear is no evidence: neither here nor of any other address. */
    private Optional<Observation> blind(EndpointScanner.Walked walked) {
        return walked.outcome().missed().map(own -> new Unseen(clock.instant(), name(), own.clause()));
    }

    private void hold(Session session) {
        if (closed) {
            session.close();
            return;
        }
        held = session;
        session.onEnd(() -> {
            if (held == session) {
                letGo();
                alarm.run();
            }
        });
        shared.opened(session);
    }

    private Future<Void> letGo() {
        Session session = held;
        held = null;
        shared.lost();
        return session == null ? Future.succeededFuture() : session.close();
    }

    private <T> Uni<T> onContext(Supplier<Future<T>> step) {
        return Futures.uni(context, step);
    }
}
