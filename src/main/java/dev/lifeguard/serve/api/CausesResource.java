package dev.lifeguard.serve.api;

import dev.lifeguard.finding.Wordings;
import dev.lifeguard.view.CauseView;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The catalogue: every cause that can be named. */
@Path("/api/v1/causes")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class CausesResource {
    private final List<CauseView> all;
    private final String page;

    CausesResource(Wordings wordings) {
        all = CauseView.all(wordings);
        page = CataloguePage.of(all);
    }

    @GET
    public List<CauseView> all() {
        return all;
    }

    /** The same for a browser. */
    @GET
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8;qs=0.5")
    public Response page() {
        return Response.ok(page, MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header("Content-Security-Policy", TextPage.POLICY)
                .header("Vary", "Accept")
                .build();
    }
}
