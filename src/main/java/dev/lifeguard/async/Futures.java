package dev.lifeguard.async;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.function.Supplier;

/** From the futures of Vert.x to Mutiny. */
public final class Futures {
    private Futures() {}

    /** Begins the step at each subscription, on the subscriber's thread. */
    public static <T> Uni<T> uni(Supplier<Future<T>> step) {
        return Uni.createFrom()
                .emitter(caller -> step.get().onSuccess(caller::complete).onFailure(caller::fail));
    }

    /** The same, begun on a context. */
    public static <T> Uni<T> uni(Context context, Supplier<Future<T>> step) {
        return Uni.createFrom()
                .emitter(caller -> context.runOnContext(
                        now -> step.get().onSuccess(caller::complete).onFailure(caller::fail)));
    }
}
