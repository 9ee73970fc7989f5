package dev.lifeguard.serve.webhook;

import dev.lifeguard.serve.api.Answers;
import dev.lifeguard.serve.api.Paths;
import dev.lifeguard.time.Time;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/v1/alertmanager}. A route of its own, since bodies are larger here and read as they arrive. */
@Singleton
record Webhook(Answers answers, Time time, WebhookHandler handler) {
    private static final int EARLY = -800;

    void open(@Observes Router router) {
        router.route(Paths.WEBHOOK).order(EARLY).handler(this::answer);
    }

    private void answer(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!request.method().equals(HttpMethod.POST)) {
            answers.refuseMethod(context, "POST");
        } else if (!isJson(request.getHeader(HttpHeaders.CONTENT_TYPE))) {
            answers.refuseAndClose(context, 415, "The body's type is wrong; accepted is application/json");
        } else {
            new MessageUpload(context, answers, time, handler).begin();
        }
    }

    private static boolean isJson(@Nullable String type) {
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("application/json");
    }
}
