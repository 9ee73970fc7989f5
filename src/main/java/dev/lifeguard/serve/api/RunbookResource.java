package dev.lifeguard.serve.api;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Wordings;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;

/** One page a cause: HTML for a browser, Markdown where it is asked for, and as plain text for anything else. */
@Path("/runbooks/{cause}")
@NonBlocking
public class RunbookResource {
    private static final MediaType PLAIN = MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8");
    private static final MediaType MARKDOWN = new MediaType("text", "markdown", "UTF-8");
    private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");
    private static final List<Variant> VARIANTS =
            Variant.mediaTypes(PLAIN, MARKDOWN, HTML).build();

    private final Wordings wordings;
    private final RunbookPage page = new RunbookPage();

    RunbookResource(Wordings wordings) {
        this.wordings = wordings;
    }

    @GET
    @Produces({"text/plain", "text/markdown", "text/html"})
    public Response runbook(@PathParam("cause") String slug, @Context Request request) {
        Cause cause = Cause.of(slug)
                .orElseThrow(
                        () -> new RequestRefused(404, "There is no cause of this name; /api/v1/causes lists them"));
        Variant chosen = request.selectVariant(VARIANTS);
        MediaType type = chosen == null ? PLAIN : chosen.getMediaType();
        String markdown = wordings.runbook(cause);
        Response.ResponseBuilder answer = Response.ok();
        return type.isCompatible(HTML)
                ? answer.type(HTML)
                        .header("Content-Security-Policy", RunbookPage.POLICY)
                        .entity(page.of(markdown))
                        .build()
                : answer.type(type).entity(markdown).build();
    }
}
