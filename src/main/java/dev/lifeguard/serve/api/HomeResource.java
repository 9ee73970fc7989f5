package dev.lifeguard.serve.api;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Who opens the bare address gets to the report. */
@Path("/")
@NonBlocking
public class HomeResource {
    @GET
    public Response home() {
        return Response.status(Response.Status.FOUND)
                .header(HttpHeaders.LOCATION, "/api/v1/diagnosis")
                .build();
    }
}
