package dev.lifeguard.serve.webhook;

import dev.lifeguard.async.WorkerPool;
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
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/v1/alertmanager}. A route of its own, since bodies are larger here and read as they arrive. */
@Singleton
final class Webhook {
    /** Messages that are read at a time. */
    private static final int MOST = 8;

    private static final int EARLY = -800;

    private final Vertx vertx;
    private final WorkerPool workers;
    private final WebhookHandler desk;
    private final WebhookAuth doorkeeper;
    private final AtomicInteger reading = new AtomicInteger();

    Webhook(Vertx vertx, WebhookHandler desk, WebhookAuth doorkeeper) {
        this.vertx = vertx;
        this.workers = WorkerPool.requests(vertx);
        this.desk = desk;
        this.doorkeeper = doorkeeper;
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
        } else if (reading.incrementAndGet() > MOST) {
            reading.decrementAndGet();
            context.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
            Answers.refuseAndClose(context, 503, "Too many messages are being read; come back in a moment");
        } else {
            context.addEndHandler(done -> reading.decrementAndGet());
            admit(context, request);
        }
    }

    /** A token may stand in a file, so it is looked at on a worker; meanwhile the body waits. */
    private void admit(RoutingContext context, HttpServerRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        request.pause();
        workers.run(() -> doorkeeper.admits(authorization)).onComplete(done -> {
            if (done.succeeded() && done.result()) {
                new MessageUpload(context, vertx, desk).begin();
            } else {
                context.response().putHeader("WWW-Authenticate", "Bearer");
                Answers.refuseAndClose(
                        context,
                        401,
                        "The token is missing or wrong; accepted is Authorization: Bearer with the one of"
                                + " lifeguard.webhook.token");
            }
            request.resume();
        });
    }

    private static boolean isJson(@Nullable String type) {
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("application/json");
    }
}
