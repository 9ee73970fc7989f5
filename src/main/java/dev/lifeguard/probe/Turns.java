package dev.lifeguard.probe;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One after the other: who asks on a session is not measured while another is served. Lives on one Vert.x context. */
public final class Turns {
    private Future<?> turn = Future.succeededFuture();

    /** Whether nobody has a turn now. */
    boolean isFree() {
        return turn.isComplete();
    }

    /** Begins {@code use} once everything begun before it has ended. */
    public <T> Future<T> next(Supplier<Future<T>> use) {
        Future<T> mine = turn.transform(before -> use.get());
        turn = mine;
        return mine;
    }

    /**
     * The same, unless what began before it met silence: then the session is known to be silent, by that exception.
     *
     * @param waiting given when this one has begun, what fails with silence where there is no use in waiting for that
     */
    public <T> Future<T> nextUnlessSilent(
            Supplier<Future<T>> use, Function<Throwable, Future<T>> silent, Function<Future<?>, Future<?>> waiting) {
        Function<Future<?>, Future<T>> after =
                before -> step(() -> isSilence(before.cause()) ? silent.apply(before.cause()) : use.get());
        Future<T> mine = isFree() ? after.apply(turn) : behind(after, silent, waiting);
        turn = mine;
        return mine;
    }

    private <T> Future<T> behind(
            Function<Future<?>, Future<T>> after,
            Function<Throwable, Future<T>> silent,
            Function<Future<?>, Future<?>> waiting) {
        Future<?> current = turn;
        Promise<Future<T>> begun = Promise.promise();
        current.onComplete(before -> {
            if (!begun.future().isComplete()) {
                begun.complete(after.apply(current));
            }
        });
        waiting.apply(begun.future()).onFailure(thrown -> {
            if (isSilence(thrown) && !begun.future().isComplete()) {
                begun.complete(step(() -> silent.apply(thrown)));
            }
        });
        return begun.future().compose(done -> done);
    }

    /** What throws has failed. */
    private static <T> Future<T> step(Supplier<Future<T>> step) {
        return Future.succeededFuture().compose(before -> step.get());
    }

    /** Only the server's own: this process may have missed an answer. */
    private static boolean isSilence(@Nullable Throwable thrown) {
        return thrown != null && thrown.getClass().equals(TimeoutException.class);
    }
}
