package dev.lifeguard.probe.path;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * A time limit that ends on the caller's own context. ({@link Future#timeout} leaves it where the future has no context,
 * and the state of a probe is nobody else's to touch.)
 */
final class Limit {
    private Limit() {}

    /** The future's end, or a {@link TimeoutException} after {@code limit}, whichever is first. Call on a context. */
    static <T> Future<T> on(Vertx vertx, Future<T> future, Duration limit) {
        Promise<T> ended = Promise.promise();
        long timer = vertx.setTimer(Math.max(1, limit.toMillis()), struck -> ended.tryFail(new TimeoutException()));
        future.onComplete(done -> {
            vertx.cancelTimer(timer);
            if (done.succeeded()) {
                ended.tryComplete(done.result());
            } else {
                ended.tryFail(done.cause());
            }
        });
        return ended.future();
    }
}
