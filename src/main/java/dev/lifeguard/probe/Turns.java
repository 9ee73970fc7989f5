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
        Promise<Future<T>> begun = Promise.promise();
        turn.onComplete(before -> {
            if (!begun.future().isComplete()) {
                begun.complete(step(() -> isSilence(before.cause()) ? silent.apply(before.cause()) : use.get()));
            }
        });
        waiting.apply(begun.future()).onFailure(thrown -> {
            if (isSilence(thrown) && !begun.future().isComplete()) {
                begun.complete(step(() -> silent.apply(thrown)));
            }
        });
        Future<T> mine = begun.future().compose(done -> done);
        turn = mine;
        return mine;
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
