package dev.lifeguard.serve.events;

import dev.lifeguard.serve.api.Answers;
import dev.lifeguard.serve.api.Paths;
import dev.lifeguard.time.Time;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/v1/events}. A route of its own, since it answers without end: a stream of Quarkus REST counts what waits
 * for a client in events and not in bytes, and lets go of one that does not read only by an exception in the log.
 */
@Singleton
final class EventStream {
    static final int MOST_SUBSCRIBERS = 32;

    private static final String STREAM = "text/event-stream";
    private static final String LAST_SEEN = "Last-Event-ID";
    private static final int EARLY = -800;

    private final Answers answers;
    private final Time time;
    private final AtomicInteger subscribers = new AtomicInteger();

    EventStream(Answers answers, Time time) {
        this.answers = answers;
        this.time = time;
    }

    @Produces
    @Singleton
    static EventLog log() {
        return new EventLog();
    }

    void open(@Observes Router router, EventLog log) {
        router.route(Paths.EVENTS).order(EARLY).handler(context -> answer(context, log));
    }

    private void answer(RoutingContext context, EventLog log) {
        String seen = context.request().getHeader(LAST_SEEN);
        if (!context.request().method().equals(HttpMethod.GET)) {
            answers.refuseMethod(context, "GET");
        } else if (!accepts(context.request().getHeader(HttpHeaders.ACCEPT))) {
            answers.refuse(context, 406, "None of the accepted media types can be served; offered are " + STREAM);
        } else if (seen != null && !seen.isEmpty() && number(seen).isEmpty()) {
            answers.refuse(context, 400, LAST_SEEN + " is wrong; accepted is the id of an event");
        } else if (subscribers.incrementAndGet() > MOST_SUBSCRIBERS) {
            subscribers.decrementAndGet();
            context.response().putHeader(HttpHeaders.RETRY_AFTER, "10");
            answers.refuse(context, 503, "There are too many subscribers; accepted are up to " + MOST_SUBSCRIBERS);
        } else {
            begin(context, log, Optional.ofNullable(seen).flatMap(EventStream::number));
        }
    }

    private void begin(RoutingContext context, EventLog log, Optional<Long> seen) {
        context.response()
                .setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, STREAM)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Accel-Buffering", "no");
        Subscriber subscriber = new Subscriber(context.response(), time);
        subscriber.onEnd(() -> {
            log.leave(subscriber);
            subscribers.decrementAndGet();
        });
        subscriber.greet();
        log.listen(seen, subscriber);
    }

    private static boolean accepts(@Nullable String accept) {
        return accept == null
                || accept.contains("*/*")
                || accept.contains("text/*")
                || accept.toLowerCase(Locale.ROOT).contains(STREAM);
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
