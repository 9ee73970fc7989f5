package dev.lifeguard.serve.events;

import dev.lifeguard.time.Time;
import dev.lifeguard.time.Timer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Somebody who listens. A sign of life goes out regularly, so that both sides notice when the other is gone. */
final class Subscriber implements Consumer<String> {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** Bytes that wait for a client that does not read; with more it is let go. */
    private static final int MOST_WAITING = 256 * 1024;

    private final HttpServerResponse response;
    private final Timer heartbeat;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile Runnable end = () -> {};

    Subscriber(HttpServerResponse response, Time time) {
        this.response = response;
        response.setWriteQueueMaxSize(MOST_WAITING);
        this.heartbeat = time.every(HEARTBEAT, () -> accept(": still here\n\n"));
    }

    /** Calls {@code ended} once, however it ends. */
    void onEnd(Runnable ended) {
        end = ended;
        response.closeHandler(closed -> over());
        response.exceptionHandler(failed -> over());
    }

    /** How long to wait before coming back, and something to see that the stream is open. */
    void greet() {
        accept("retry: 2000\n: lifeguard\n\n");
    }

    @Override
    public void accept(String text) {
        if (over.get()) {
            return;
        }
        if (response.writeQueueFull() || response.closed()) {
            over();
            response.reset();
        } else {
            response.write(text);
        }
    }

    private void over() {
        if (over.compareAndSet(false, true)) {
            heartbeat.cancel();
            end.run();
        }
    }
}
