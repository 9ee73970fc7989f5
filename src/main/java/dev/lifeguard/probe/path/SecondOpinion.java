package dev.lifeguard.probe.path;

import dev.lifeguard.time.Time;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A scan that begins only when it is wanted, and is left where it turns out not to be needed. One that was under way before
 * is not asked: it may have been connected before the way was closed. It is waited for, though, unless nobody even greets us
 * in the meantime. Silence that it met is of no use once the session was answered: then it begins anew. Lives on the
 * session's context.
 */
final class SecondOpinion {
    private final SharedScan scans;
    private final Session session;
    private Promise<WalkOutcome> opinion = Promise.promise();
    private @Nullable Future<SharedScan.Scan> scan;
    private boolean dismissed;
    private int heard;

    /** @param session the one whose silence is doubted */
    SecondOpinion(SharedScan scans, Session session) {
        this.scans = scans;
        this.session = session;
    }

    /** Begins a scan unless it did so before. Never fails. */
    Future<WalkOutcome> seek() {
        if (isOutdated()) {
            opinion = Promise.promise();
            scan = null;
            dismissed = false;
        }
        if (scan == null) {
            begin(opinion);
        }
        return opinion.future();
    }

    private boolean isOutdated() {
        return opinion.future().isComplete() && opinion.future().result().metSilence() && session.heard() != heard;
    }

    private void begin(Promise<WalkOutcome> sought) {
        boolean waits = scans.isUnderWay();
        Future<SharedScan.Scan> begun = scans.begin();
        scan = begun;
        begun.compose(SharedScan.Scan::walked).onSuccess(walked -> end(sought, walked));
        if (waits) {
            scans.silence()
                    .onSuccess(found -> found.ifPresent(silent -> {
                        if (end(sought, silent)) {
                            dismiss();
                        }
                    }));
        }
    }

    private boolean end(Promise<WalkOutcome> sought, WalkOutcome walked) {
        boolean first = !sought.future().isComplete();
        if (first) {
            heard = session.heard();
            sought.complete(walked);
        }
        return first;
    }

    /**
     * Fails with silence where the server said nothing on the session for as long as an answer may take, and nothing on a
     * fresh connection: not where it answers those whose turn is before, however many.
     *
     * @param begun ends when the turn has come
     */
    Future<Void> silence(Future<?> begun, Time time, Duration answer) {
        int before = session.heard();
        return TimeLimit.on(time, begun, answer)
                .<Void>mapEmpty()
                .recover(silence -> seek().compose(walked ->
                        walked.metSilence() ? Future.failedFuture(silence) : Future.succeededFuture()))
                .recover(silence ->
                        session.heard() == before ? Future.failedFuture(silence) : silence(begun, time, answer));
    }

    /** Not needed: whatever it opened, or will yet, is closed. */
    void dismiss() {
        if (scan != null && !dismissed) {
            dismissed = true;
            scan.onSuccess(SharedScan.Scan::leave);
        }
    }
}
