package dev.lifeguard.serve.api;

import dev.lifeguard.drill.Drill;
import dev.lifeguard.drill.DrillBounds;
import dev.lifeguard.drill.DrillPlan;
import dev.lifeguard.time.Time;
import dev.lifeguard.view.DrillView;
import dev.lifeguard.view.ReportSampler;
import dev.lifeguard.watch.CurrentReport;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A drill of the configured health endpoint, and of nothing else, where that is wanted. One at a time. */
@Path("/api/v1/drill")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class DrillResource {
    private static final List<String> PARAMETERS = List.of("requests", "concurrency");

    private final DrillBounds bounds;
    private final CurrentReport current;
    private final Vertx vertx;
    private final Time time;
    private final AtomicBoolean running = new AtomicBoolean();

    DrillResource(DrillBounds bounds, CurrentReport current, Vertx vertx, Time time) {
        this.bounds = bounds;
        this.current = current;
        this.vertx = vertx;
        this.time = time;
    }

    /**
     * Answers when it is over, and is over soon where the client goes away. Without numbers it does as much as it may. A body
     * means nothing and is not read.
     */
    @POST
    @Consumes(MediaType.WILDCARD)
    public Uni<DrillView> drill(
            @QueryParam("requests") @Nullable String requests,
            @QueryParam("concurrency") @Nullable String concurrency,
            @Context UriInfo uri) {
        RequestRefused.unlessOf(PARAMETERS, uri);
        DrillPlan plan = plan(requests, concurrency);
        if (!running.compareAndSet(false, true)) {
            throw new RequestRefused(409, "A drill is running; ask again when it is over");
        }
        return new Drill(vertx, time, plan, new ReportSampler(current), ended -> {})
                .run(() -> running.set(false))
                .map(DrillView::of);
    }

    private DrillPlan plan(@Nullable String requests, @Nullable String concurrency) {
        String url = bounds.url()
                .orElseThrow(() -> new RequestRefused(
                        403, "Drills are off; lifeguard.drill.enabled=true and lifeguard.drill.url turn them on"));
        int count = RequestRefused.number("requests", requests, bounds.requests(), bounds.requests());
        int atOnce = RequestRefused.number(
                "concurrency", concurrency, Math.min(count, bounds.concurrency()), bounds.concurrency());
        try {
            return DrillPlan.of(url, count, atOnce, bounds.limit());
        } catch (IllegalArgumentException outOfBounds) {
            throw new RequestRefused(400, "The drill is out of bounds: " + outOfBounds.getMessage());
        }
    }
}
