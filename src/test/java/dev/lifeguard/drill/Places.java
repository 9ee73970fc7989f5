package dev.lifeguard.drill;

import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Queue;

/** So many places, each taken for so long; whoever comes later waits, without limit. For one event loop. */
final class Places {
    private final Vertx vertx;
    private final long millis;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int free;

    Places(Vertx vertx, int places, long millis) {
        this.vertx = vertx;
        this.free = places;
        this.millis = millis;
    }

    void take(Runnable then) {
        if (free == 0) {
            waiting.add(then);
            return;
        }
        free--;
        vertx.setTimer(millis, later -> {
            free++;
            then.run();
            if (!waiting.isEmpty()) {
                take(waiting.remove());
            }
        });
    }
}
