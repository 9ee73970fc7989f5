package dev.lifeguard.probe.path;

import dev.lifeguard.async.Futures;
import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Unseen;
import dev.lifeguard.probe.Probe;
import dev.lifeguard.probe.SharedSession;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way to one database. Holds a session and pings it, in a round and between two of them; its end is an alarm. All state
 * lives on one Vert.x context.
 */
public final class PathProbe implements Probe {
    /** How often it is asked whether a URL that the server turned away is another one by now. */
    private static final Duration SECRET = Duration.ofSeconds(1);

    /** So many that come back together may take longer to be let in than one answer should. */
    private static final int CROWD = 20;

    /** So many walks in a row that met silence are no lost packet: nothing is learnt by giving up soon. */
    private static final int CONFIRMED = 2;

    private final SharedSession shared;
    private final SharedScan scans;
    private final DoubtedPing pings;
    private final InterimPing interim;
    private final PathState state;
    private final UrlWatcher secret;
    private volatile Runnable alarm = () -> {};
    private @Nullable Session held;
    private DatabaseUrl followed = DatabaseUrl.unreadable();
    private boolean outdated;
    private boolean down;
    private int silences;
    private boolean closed;

    /**
     * @param scans shared with what else opens sessions the same way
     * @param shared where the session it holds is offered to the target's other probes
     */
    public PathProbe(SharedScan scans, SharedSession shared, PathLimits limits) {
        this.shared = shared;
        this.scans = scans;
        this.pings = new DoubtedPing(shared, scans, limits, this::letGo);
        this.interim = new InterimPing(shared.time(), limits.answer(), () -> alarm.run());
        this.state = new PathState(shared.time());
        this.secret = scans.scanner().watcher(SECRET, this::alarm);
        scans.onScanned(this::compare);
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
        return Futures.uni(
                shared.context(),
                () -> interim.taken()
                        .compose(found -> found.map(Future::succeededFuture).orElseGet(this::round)));
    }

    /** What a ping found may be of a moment before the caller asked. */
    @Override
    public Uni<Observation> lookClosely() {
        return Futures.uni(shared.context(), () -> interim.taken().compose(found -> round()));
    }

    @Override
    public void ping() {
        shared.context().runOnContext(now -> {
            Session session = held;
            if (session != null && !outdated) {
                interim.begin(() -> pings.on(session).compose(this::between));
            }
        });
    }

    @Override
    public Uni<Void> close() {
        return Futures.uni(shared.context(), () -> {
            closed = true;
            secret.close();
            return letGo();
        });
    }

    private Future<Observation> round() {
        secret.stop();
        Session session = held;
        if (session == null) {
            return walk().walked().compose(this::stay);
        }
        return outdated ? shared.turns().next(this::letGo).compose(gone -> round()) : round(session);
    }

    /**
     * A session that the URL would no longer open is given up once it opened another: a role that is replaced may be dropped
     * while its sessions last, and then they see nothing more.
     */
    private void compare(WalkOutcome walked) {
        if (held != null && walked.arrival().isPresent() && !walked.url().opensTheSameAs(followed)) {
            outdated = true;
            alarm();
        }
    }

    private SharedScan.Scan walk() {
        boolean comingBack = down && shared.fleet().sidecars() >= CROWD;
        return comingBack || silences >= CONFIRMED ? scans.joinPatiently() : scans.join();
    }

    private Future<Observation> round(Session session) {
        return pings.on(session)
                .compose(end -> end instanceof Pong pong
                        ? Future.succeededFuture(state.answered(pong))
                        : stay((WalkOutcome) end));
    }

    /** What is found, unless that is the usual answer, or a session that has ended since, which was an alarm of its own. */
    private Future<Optional<Observation>> between(DoubtedPing.End end) {
        return end instanceof Pong pong
                ? Future.succeededFuture(state.between(pong).map(Observation.class::cast))
                : stay((WalkOutcome) end).map(seen -> Optional.of(seen).filter(told -> held != null || !answers(told)));
    }

    private static boolean answers(Observation seen) {
        return seen instanceof PathObservation path && path.answered();
    }

    private void alarm() {
        interim.forget();
        alarm.run();
    }

    private Future<Observation> stay(WalkOutcome walked) {
        return scans.toStay(walked).map(this::arrive);
    }

    private Observation arrive(WalkOutcome walked) {
        down = walked.failure().isPresent();
        silences = walked.metSilence() ? silences + 1 : 0;
        walked.arrival().ifPresentOrElse(end -> hold(end.session(), walked.url()), shared::lost);
        if (walked.failure().filter(PathProbe::turnedAway).isPresent()) {
            secret.begin(walked.url()); // ever more rare logins, but one at once with another secret
        }
        return blind(walked).orElseGet(() -> state.walked(walked));
    }

    private static boolean turnedAway(PathFailure failure) {
        return failure instanceof PathFailure.ServerSaid || failure instanceof PathFailure.SecretMovedOn;
    }

    /** Where this process did not run, what it did not hear is no evidence: neither here nor of any other address. */
    private Optional<Observation> blind(WalkOutcome walked) {
        return walked.missed().map(own -> new Unseen(shared.time().instant(), name(), own.clause()));
    }

    private void hold(Session session, DatabaseUrl url) {
        if (closed) {
            session.close();
            return;
        }
        held = session;
        followed = url;
        outdated = false;
        shared.opened(session);
        session.onEnd(() -> {
            if (held == session) {
                letGo();
                alarm();
            }
        });
    }

    private Future<Void> letGo() {
        Session session = held;
        held = null;
        shared.lost();
        return session == null ? Future.succeededFuture() : session.close();
    }
}
