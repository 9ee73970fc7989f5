package dev.lifeguard.serve.api;

import dev.lifeguard.time.Time;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Answers to requests that no resource serves. */
@Singleton
public record Answers(Time time) {
    private static final Duration LINGER = Duration.ofSeconds(1);

    /** A problem; nothing where an answer has begun already. */
    public void refuse(RoutingContext context, int status, String detail) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Problem.of(status, detail).json());
    }

    /**
     * The same, and the connection ends with it. What is left of the body is thrown away for a moment: were it closed on
     * data that nobody reads, TCP would take the answer back.
     */
    public void refuseAndClose(RoutingContext context, int status, String detail) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        response.putHeader(HttpHeaders.CONNECTION, "close");
        refuse(context, status, detail);
        HttpServerRequest request = context.request();
        if (!request.isEnded()) {
            request.handler(rest -> {});
            request.endHandler(all -> {});
            request.resume();
            time.after(LINGER, () -> request.connection().close());
        }
    }

    /** Only these methods are accepted. */
    public void refuseMethod(RoutingContext context, String allowed) {
        context.response().putHeader(HttpHeaders.ALLOW, allowed);
        refuseAndClose(context, 405, "This method is not accepted here; accepted are " + allowed);
    }
}
