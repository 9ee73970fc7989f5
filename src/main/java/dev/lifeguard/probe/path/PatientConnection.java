package dev.lifeguard.probe.path;

import dev.lifeguard.time.Stopwatch;
import dev.lifeguard.time.Time;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The connection that confirms, beside a session that answers, that new ones meet silence. It has longer for an answer than
 * anybody waits for it, and there is one at a time, whatever session it began beside. Lives on the session's context.
 */
final class PatientConnection {
    private final SharedScan scans;
    private final Time time;
    private final Runnable news;
    private @Nullable Future<WalkOutcome> walked;
    private Stopwatch began;
    private boolean awaited;
    private boolean forgotten;

    /** @param news is run once it is known how one ended for which nobody waits any more */
    PatientConnection(SharedScan scans, Time time, Runnable news) {
        this.scans = scans;
        this.time = time;
        this.news = news;
        this.began = time.stopwatch();
    }

    /** How the one under way ended, else a new one; empty where that takes longer than one answer should. Never fails. */
    Future<Optional<WalkOutcome>> ended() {
        awaited = true;
        Future<WalkOutcome> current = walked == null ? begin() : walked;
        return TimeLimit.on(time, current, scans.answer())
                .map(Optional::of)
                .otherwise(Optional.empty())
                .compose(this::take);
    }

    /** How long ago the latest began. */
    Duration age() {
        return began.elapsed();
    }

    /** The session beside which it began is gone: how it ends is of no interest. */
    void forget() {
        forgotten = walked != null;
    }

    private Future<WalkOutcome> begin() {
        Future<WalkOutcome> begun = scans.confirm();
        walked = begun;
        began = time.stopwatch();
        return begun.onComplete(done -> {
            if (!awaited && !forgotten) {
                news.run();
            }
        });
    }

    private Future<Optional<WalkOutcome>> take(Optional<WalkOutcome> end) {
        awaited = false;
        if (end.isEmpty()) {
            return Future.succeededFuture(end);
        }
        walked = null;
        boolean another = forgotten;
        forgotten = false;
        return another ? ended() : Future.succeededFuture(end);
    }
}
