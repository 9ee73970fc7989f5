package dev.lifeguard.probe.path;

import dev.lifeguard.async.Futures;
import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Unseen;
import dev.lifeguard.probe.Probe;
import dev.lifeguard.probe.SharedSession;
import dev.lifeguard.time.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way to one database. Holds a session between rounds and pings it; its end is an alarm. A ping that hangs is doubted
 * a quarter of the way through: a second opinion is sought on a fresh connection, so that a frozen server is told from a session that
 * died by the time the ping's limit strikes. All state lives on one Vert.x context.
 */
public final class PathProbe implements Probe {
    /** How often it is asked whether a URL that the server turned away is another one by now. */
    private static final Duration SECRET = Duration.ofSeconds(1);

    /** So many that come back together may take longer to be let in than one answer should. */
    private static final int CROWD = 20;

    /** So many walks in a row that met silence are no lost packet: nothing is learnt by giving up soon. */
    private static final int CONFIRMED = 2;

    private final SharedSession shared;
    private final PathLimits limits;
    private final SharedScan scans;
    private final PathState state;
    private final UrlWatcher secret;
    private volatile Runnable alarm = () -> {};
    private @Nullable Session held;
    private DatabaseUrl followed = DatabaseUrl.unreadable();
    private boolean outdated;
    private boolean down;
    private int silences;
    private Duration usual = Duration.ZERO;
    private boolean closed;

    /**
     * @param scans shared with what else opens sessions the same way
     * @param shared where the session it holds is offered to the target's other probes
     */
    public PathProbe(SharedScan scans, SharedSession shared, PathLimits limits) {
        this.shared = shared;
        this.limits = limits;
        this.scans = scans;
        this.state = new PathState(shared.time());
        this.secret = scans.scanner().watcher(SECRET, () -> alarm.run());
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
        return Futures.uni(shared.context(), this::round);
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
            return walk().walked().compose(scans::toStay).map(this::arrive);
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
            alarm.run();
        }
    }

    private SharedScan.Scan walk() {
        boolean comingBack = down && shared.fleet().sidecars() >= CROWD;
        return comingBack || silences >= CONFIRMED ? scans.joinPatiently() : scans.join();
    }

    /** The ping is doubted from here on, whether or not its turn has come: what another probe asked may be what hangs. */
    private Future<Observation> round(Session session) {
        SecondOpinion opinion = new SecondOpinion(scans, session);
        Timer doubt = shared.time().after(limits.doubt(usual), opinion::seek);
        return shared.turns()
                .nextUnlessSilent(
                        () -> ping(session, opinion, doubt),
                        silence -> silent(session, opinion, doubt, silence),
                        begun -> opinion.silence(begun, shared.time(), limits.answer()))
                .onComplete(done -> doubt.cancel());
    }

    private Future<Observation> ping(Session session, SecondOpinion opinion, Timer doubt) {
        return session.ping()
                .onComplete(done -> doubt.cancel())
                .transform(done ->
                        done.succeeded() ? answered(done.result(), opinion) : unanswered(opinion, done.cause()));
    }

    /** What another probe asked just before was a ping too, and met silence. */
    private Future<Observation> silent(Session session, SecondOpinion opinion, Timer doubt, Throwable silence) {
        return held == session ? unanswered(opinion, silence) : ping(session, opinion, doubt);
    }

    private Future<Observation> unanswered(SecondOpinion opinion, Throwable cause) {
        letGo(); // what hangs on it would have to be waited for
        return opinion.seek()
                .map(walked -> walked.after(cause)) // before what else is asked on the session that it may have opened
                .compose(scans::toStay)
                .map(this::arrive);
    }

    private Future<Observation> answered(Pong pong, SecondOpinion opinion) {
        opinion.dismiss();
        usual = pong.took();
        return Future.succeededFuture(state.answered(pong));
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
                alarm.run();
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
