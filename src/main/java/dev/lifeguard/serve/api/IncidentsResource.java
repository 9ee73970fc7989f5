package dev.lifeguard.serve.api;

import dev.lifeguard.incident.CurrentIncidents;
import dev.lifeguard.incident.IncidentJson;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happened and when, newest first. */
@Path("/api/v1/incidents")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class IncidentsResource {
    private static final List<String> PARAMETERS = List.of("limit", "before");
    private static final int STANDARD = 50;
    private static final int MOST = 200;

    private final CurrentIncidents incidents;

    IncidentsResource(CurrentIncidents incidents) {
        this.incidents = incidents;
    }

    /**
     * A page.
     *
     * @param before the {@code next} of the page before
     */
    @GET
    public String page(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("before") @Nullable String before,
            @Context UriInfo uri) {
        RequestRefused.unlessOf(PARAMETERS, uri);
        CurrentIncidents.Page page =
                incidents.page(RequestRefused.number("The limit", limit, STANDARD, MOST), cursor(before));
        return new JsonObject()
                .put(
                        "incidents",
                        page.incidents().stream().map(IncidentJson::shown).toList())
                .put("next", page.next().orElse(null))
                .encode();
    }

    private static Optional<String> cursor(@Nullable String before) {
        if (before != null && !CurrentIncidents.isCursor(before)) {
            throw new RequestRefused(400, "The value of before is wrong; accepted is the next of the page before");
        }
        return Optional.ofNullable(before);
    }
}
