package dev.lifeguard.serve.api;

import dev.lifeguard.async.WorkerPool;
import dev.lifeguard.explain.Decoding;
import dev.lifeguard.explain.Explainer;
import dev.lifeguard.finding.Wordings;
import dev.lifeguard.view.ExplanationView;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.RejectedExecutionException;

/**
 * An error text, explained. It arrives on the event loop, however slowly, and only a complete one takes a thread, which is
 * of no use to anything else.
 */
@Path("/api/v1/explain")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.TEXT_PLAIN)
@NonBlocking
public class ExplainResource {
    /** Texts that have the thread or wait for it; each may be 64 KiB. */
    private static final int MOST_TEXTS = 16;

    private final Explainer explainer;
    private final Wordings wordings;
    private final WorkerPool thread;

    ExplainResource(Explainer explainer, Wordings wordings, Vertx vertx) {
        this.explainer = explainer;
        this.wordings = wordings;
        this.thread = WorkerPool.named(vertx, "explain", 1, MOST_TEXTS);
    }

    /** The causes in the text, root first; none where nothing is recognised. */
    @POST
    public Uni<ExplanationView> explain(byte[] text) {
        if (text.length > Paths.LARGEST_BODY) {
            throw new RequestRefused(413, Paths.tooLarge(Paths.EXPLAIN));
        }
        return Uni.createFrom()
                .completionStage(thread.run(() -> ExplanationView.of(explainer.explain(Decoding.of(text)), wordings))
                        .toCompletionStage())
                .onFailure(RejectedExecutionException.class)
                .transform(
                        full -> new RequestRefused(503, "Too many texts are being explained; come back in a moment"));
    }
}
