package dev.lifeguard.serve.api;

import dev.lifeguard.explain.Decoding;
import dev.lifeguard.explain.Explainer;
import dev.lifeguard.finding.Wordings;
import dev.lifeguard.view.ExplanationView;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** An error text, explained. The work is small and bounded, and still nothing for an event loop. */
@Path("/api/v1/explain")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.TEXT_PLAIN)
@Blocking
public class ExplainResource {
    private final Explainer explainer;
    private final Wordings wordings;

    ExplainResource(Explainer explainer, Wordings wordings) {
        this.explainer = explainer;
        this.wordings = wordings;
    }

    /** The causes in the text, root first; none where nothing is recognised. */
    @POST
    public ExplanationView explain(byte[] text) {
        if (text.length > Paths.LARGEST_BODY) {
            throw new RequestRefused(413, Paths.tooLarge(Paths.EXPLAIN));
        }
        return ExplanationView.of(explainer.explain(Decoding.of(text)), wordings);
    }
}
