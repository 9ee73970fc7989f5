package dev.lifeguard.probe.path;

import dev.lifeguard.observation.Observation;
import dev.lifeguard.time.Stopwatch;
import dev.lifeguard.time.Time;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The ping between two looks, one at a time. What it found is an alarm, unless a look waits for it, and kept for that look:
 * not for long, and only until something else happens, as then it tells what was and not what is. Lives on the session's
 * context.
 */
final class InterimPing {
    private final Time time;
    private final Duration fresh;
    private final Runnable alarm;
    private @Nullable Future<Optional<Observation>> underWay;
    private Optional<Found> found = Optional.empty();
    private boolean awaited;

    /**
     * @param fresh for how long what was found may be told
     * @param alarm called where something was found for which no look waits
     */
    InterimPing(Time time, Duration fresh, Runnable alarm) {
        this.time = time;
        this.fresh = fresh;
        this.alarm = alarm;
    }

    private record Found(Observation seen, Stopwatch since) {}

    /** Begins one, unless one is under way or has found what no look has told yet. Its end is empty where it found nothing. */
    void begin(Supplier<Future<Optional<Observation>>> ping) {
        if (underWay == null && found.isEmpty()) {
            Future<Optional<Observation>> begun = ping.get();
            underWay = begun;
            begun.onComplete(this::ended);
        }
    }

    private void ended(AsyncResult<Optional<Observation>> end) {
        boolean alone = !awaited;
        underWay = null;
        awaited = false;
        found = end.succeeded() ? end.result().map(seen -> new Found(seen, time.stopwatch())) : Optional.empty();
        if (alone && (end.failed() || found.isPresent())) {
            alarm.run();
        }
    }

    /** What was found, once the one under way has ended; given once. Never fails. */
    Future<Optional<Observation>> taken() {
        Future<Optional<Observation>> ping = underWay;
        if (ping == null) {
            return Future.succeededFuture(take());
        }
        awaited = true;
        return ping.transform(end -> Future.succeededFuture(take()));
    }

    private Optional<Observation> take() {
        Optional<Observation> taken = found.filter(
                        each -> each.since().elapsed().compareTo(fresh) <= 0)
                .map(Found::seen);
        forget();
        return taken;
    }

    /** Something has happened since. */
    void forget() {
        found = Optional.empty();
    }
}
