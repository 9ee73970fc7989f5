package dev.lifeguard.serve.api;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Wordings;
import dev.lifeguard.view.FindingView;
import dev.lifeguard.watch.CurrentReport;
import dev.lifeguard.watch.TargetReport;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    private final CurrentReport current;
    private final RunbookPage page = new RunbookPage();

    RunbookResource(Wordings wordings, CurrentReport current) {
        this.wordings = wordings;
        this.current = current;
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
                        .header("Content-Security-Policy", TextPage.POLICY)
                        .entity(page.of(wordings.title(cause), markdown, holding(cause)))
                        .build()
                : answer.type(type).entity(markdown).build();
    }

    /** The findings of a cause, by the name of the target they are on. */
    private Map<String, FindingView> holding(Cause cause) {
        Map<String, FindingView> found = new LinkedHashMap<>();
        for (TargetReport target : current.get().targets()) {
            target.findings().stream()
                    .filter(active -> active.cause() == cause)
                    .forEach(active -> found.put(target.name(), FindingView.of(active, wordings)));
        }
        return found;
    }
}
