package dev.lifeguard.serve.api;

import dev.lifeguard.finding.Wordings;
import dev.lifeguard.view.CauseView;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The catalogue: every cause that can be named. */
@Path("/api/v1/causes")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class CausesResource {
    private final List<CauseView> all;

    CausesResource(Wordings wordings) {
        all = CauseView.all(wordings);
    }

    @GET
    public List<CauseView> all() {
        return all;
    }
}
