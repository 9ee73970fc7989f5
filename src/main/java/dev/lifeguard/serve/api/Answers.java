package dev.lifeguard.serve.api;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Answers to requests that no resource serves. */
public final class Answers {
    private Answers() {}

    /** A problem; nothing where an answer has begun already. */
    public static void refuse(RoutingContext context, int status, String detail) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        Problem problem = Problem.of(status, detail);
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(new JsonObject()
                        .put("type", problem.type())
                        .put("title", problem.title())
                        .put("status", problem.status())
                        .put("detail", problem.detail())
                        .encode());
    }

    /** The same, and the connection ends with it: what is left of the body is not read. */
    public static void refuseAndClose(RoutingContext context, int status, String detail) {
        if (!context.response().ended() && !context.response().headWritten()) {
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            refuse(context, status, detail);
        }
    }

    /** Only these methods are accepted. */
    public static void refuseMethod(RoutingContext context, String allowed) {
        context.response().putHeader(HttpHeaders.ALLOW, allowed);
        refuseAndClose(context, 405, "This method is not accepted here; accepted are " + allowed);
    }
}
