package dev.lifeguard.serve.webhook;

import dev.lifeguard.serve.api.Answers;
import dev.lifeguard.serve.api.Paths;
import io.vertx.core.Vertx;
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
final class Webhook {
    private static final int EARLY = -800;

    private final Vertx vertx;
    private final WebhookHandler desk;

    Webhook(Vertx vertx, WebhookHandler desk) {
        this.vertx = vertx;
        this.desk = desk;
    }

    void open(@Observes Router router) {
        router.route(Paths.WEBHOOK).order(EARLY).handler(this::answer);
    }

    private void answer(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!request.method().equals(HttpMethod.POST)) {
            Answers.refuseMethod(context, "POST");
        } else if (!isJson(request.getHeader(HttpHeaders.CONTENT_TYPE))) {
            Answers.refuseAndClose(context, 415, "The body's type is wrong; accepted is application/json");
        } else {
            new MessageUpload(context, vertx, desk).begin();
        }
    }

    private static boolean isJson(@Nullable String type) {
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("application/json");
    }
}
