package dev.lifeguard.serve.page;

import dev.lifeguard.finding.Wordings;
import dev.lifeguard.view.ReportView;
import dev.lifeguard.watch.CurrentReport;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.time.InstantSource;
import java.util.List;

/** The bare address: the status page for a browser, the report itself for {@code curl} and everything else. */
@Path("/")
@NonBlocking
public class HomeResource {
    private static final List<Variant> VARIANTS = Variant.mediaTypes(
                    MediaType.APPLICATION_JSON_TYPE, MediaType.TEXT_HTML_TYPE)
            .build();

    private final PageFiles files;
    private final CurrentReport current;
    private final Wordings wordings;
    private final InstantSource clock;

    HomeResource(CurrentReport current, Wordings wordings, InstantSource clock) {
        this.files = PageFiles.load(wordings.place());
        this.current = current;
        this.wordings = wordings;
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
    public Response home(@Context Request request) {
        Variant chosen = request.selectVariant(VARIANTS);
        boolean browser = chosen != null && chosen.getMediaType().isCompatible(MediaType.TEXT_HTML_TYPE);
        return browser
                ? files.index()
                        .to(request)
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                        .build()
                : Response.ok(ReportView.of(current.get(), wordings, clock.instant()), MediaType.APPLICATION_JSON_TYPE)
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build();
    }

    /** What the page is made of besides itself. */
    @GET
    @Path("page/{file}")
    public Response file(@PathParam("file") String name, @Context Request request) {
        return files.named(name).orElseThrow(NotFoundException::new).to(request).build();
    }
}
