package dev.lifeguard.probe.path;

import dev.lifeguard.time.Time;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A scan that begins only when it is wanted, at most once, and is left where it turns out not to be needed. One that was
 * under way before is not asked: it may have been connected before the way was closed. It is waited for, though, unless
 * nobody even greets us in the meantime. Lives on the session's context.
 */
final class SecondOpinion {
    private final SharedScan scans;
    private final Promise<WalkOutcome> opinion = Promise.promise();
    private @Nullable Future<SharedScan.Scan> scan;
    private boolean dismissed;

    SecondOpinion(SharedScan scans) {
        this.scans = scans;
    }

    /** Begins a scan unless it did so before. Never fails. */
    Future<WalkOutcome> seek() {
        if (scan == null) {
            boolean waits = scans.isUnderWay();
            Future<SharedScan.Scan> begun = scans.begin();
            scan = begun;
            begun.compose(SharedScan.Scan::walked).onSuccess(opinion::tryComplete);
            if (waits) {
                scans.silence()
                        .onSuccess(found -> found.ifPresent(silent -> {
                            if (opinion.tryComplete(silent)) {
                                dismiss();
                            }
                        }));
            }
        }
        return opinion.future();
    }

    /**
     * Fails with silence where the server said nothing on the session for as long as an answer may take, and nothing on a
     * fresh connection: not where it answers those whose turn is before, however many.
     *
     * @param begun ends when the turn has come
     */
    Future<Void> silence(Session session, Future<?> begun, Time time, Duration answer) {
        int heard = session.heard();
        return TimeLimit.on(time, begun, answer)
                .<Void>mapEmpty()
                .recover(silence -> seek().compose(walked ->
                        walked.metSilence() ? Future.failedFuture(silence) : Future.succeededFuture()))
                .recover(silence -> session.heard() == heard
                        ? Future.failedFuture(silence)
                        : silence(session, begun, time, answer));
    }

    /** Not needed: whatever it opened, or will yet, is closed. */
    void dismiss() {
        if (scan != null && !dismissed) {
            dismissed = true;
            scan.onSuccess(SharedScan.Scan::leave);
        }
    }
}
