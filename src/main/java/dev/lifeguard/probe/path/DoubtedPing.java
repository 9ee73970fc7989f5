package dev.lifeguard.probe.path;

import dev.lifeguard.probe.SharedSession;
import dev.lifeguard.time.Timer;
import io.vertx.core.Future;
import java.time.Duration;

/**
 * Pings on the session that is held. One that hangs is doubted a quarter of the way through: a second opinion is sought on
 * a fresh connection, so that a frozen server is told from a session that died by the time the ping's limit strikes. Lives
 * on the session's context.
 */
final class DoubtedPing {
    private final SharedSession shared;
    private final SharedScan scans;
    private final PathLimits limits;
    private final Runnable letGo;
    private Duration usual = Duration.ZERO;

    /** @param letGo called before a session that met silence is told of: what hangs on it would have to be waited for */
    DoubtedPing(SharedSession shared, SharedScan scans, PathLimits limits, Runnable letGo) {
        this.shared = shared;
        this.scans = scans;
        this.limits = limits;
        this.letGo = letGo;
    }

    /** What a ping came to: an answer, or the walk that was the second opinion. */
    sealed interface End permits Pong, WalkOutcome {}

    /** The ping is doubted from here on, whether or not its turn has come: what another probe asked may be what hangs. */
    Future<End> on(Session session) {
        SecondOpinion opinion = new SecondOpinion(scans, session);
        Timer doubt = shared.time().after(limits.doubt(usual), opinion::seek);
        return shared.turns()
                .nextUnlessSilent(
                        () -> ping(session, opinion, doubt),
                        silence -> silent(session, opinion, doubt, silence),
                        begun -> opinion.silence(begun, shared.time(), limits.answer()))
                .onComplete(done -> doubt.cancel());
    }

    private Future<End> ping(Session session, SecondOpinion opinion, Timer doubt) {
        return session.ping()
                .onComplete(done -> doubt.cancel())
                .transform(done ->
                        done.succeeded() ? answered(done.result(), opinion) : unanswered(opinion, done.cause()));
    }

    /** What another probe asked just before was a ping too, and met silence. */
    private Future<End> silent(Session session, SecondOpinion opinion, Timer doubt, Throwable silence) {
        return shared.holds(session) ? unanswered(opinion, silence) : ping(session, opinion, doubt);
    }

    private Future<End> unanswered(SecondOpinion opinion, Throwable cause) {
        letGo.run();
        return opinion.seek().map(walked -> walked.after(cause));
    }

    private Future<End> answered(Pong pong, SecondOpinion opinion) {
        opinion.dismiss();
        usual = pong.took();
        return Future.succeededFuture(pong);
    }
}
