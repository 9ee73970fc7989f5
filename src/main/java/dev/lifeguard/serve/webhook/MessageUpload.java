package dev.lifeguard.serve.webhook;

import dev.lifeguard.serve.api.Answers;
import dev.lifeguard.serve.api.Paths;
import dev.lifeguard.time.Time;
import dev.lifeguard.time.Timer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** One message on its way in: counted, read piece by piece, and given up when it takes too long. */
final class MessageUpload {
    private static final Logger LOG = Logger.getLogger(MessageUpload.class);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final String VERSION = "4";

    private final RoutingContext context;
    private final Answers answers;
    private final Time time;
    private final WebhookHandler webhook;
    private final WebhookMessage message;
    private long bytes;
    private boolean over;

    MessageUpload(RoutingContext context, Answers answers, Time time, WebhookHandler webhook) {
        this.context = context;
        this.answers = answers;
        this.time = time;
        this.webhook = webhook;
        this.message = webhook.blank();
    }

    void begin() {
        try {
            MessageReader reader = new MessageReader(message);
            Timer limit = time.after(LONGEST, () -> refuse(408, "The message did not arrive within ten seconds"));
            context.addEndHandler(done -> limit.cancel());
            HttpServerRequest request = context.request();
            request.exceptionHandler(gone -> over = true);
            request.handler(piece -> take(reader, piece));
            request.endHandler(all -> end(reader));
        } catch (IOException impossible) {
            refuse(500, "The sidecar failed; its log says why");
            LOG.error("a reader cannot be made", impossible);
        }
    }

    private void take(MessageReader reader, Buffer piece) {
        bytes += piece.length();
        if (over) {
            return;
        }
        if (bytes > Paths.LARGEST_WEBHOOK) {
            refuse(413, "The body is too large; accepted are up to " + Paths.LARGEST_WEBHOOK + " bytes");
            return;
        }
        try {
            reader.read(piece.getBytes());
        } catch (IOException malformed) {
            refuse(
                    400,
                    "The message cannot be read near byte " + bytes + "; accepted is JSON of Alertmanager's webhook,"
                            + " version " + VERSION);
        }
    }

    private void end(MessageReader reader) {
        if (over) {
            return;
        }
        try {
            reader.end();
        } catch (IOException incomplete) {
            refuse(
                    400,
                    "The message is incomplete or no message; accepted is JSON of Alertmanager's webhook, version "
                            + VERSION);
            return;
        }
        if (!message.version().equals(VERSION)) {
            refuse(400, "The message's version is not understood; accepted is \"" + VERSION + "\"");
            return;
        }
        over = true;
        webhook.take(message).subscribe().with(this::accept, failed -> {
            LOG.error("a message of an Alertmanager could not be taken", failed);
            answers.refuse(context, 500, "The sidecar failed; its log says why");
        });
    }

    private void accept(JsonObject answer) {
        if (!context.response().ended()) {
            context.response()
                    .setStatusCode(202)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .end(answer.encode());
        }
    }

    private void refuse(int status, String detail) {
        if (!over) {
            over = true;
            answers.refuseAndClose(context, status, detail);
        }
    }
}
