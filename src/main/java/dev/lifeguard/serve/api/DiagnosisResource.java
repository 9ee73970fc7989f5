package dev.lifeguard.serve.api;

import dev.lifeguard.finding.Wordings;
import dev.lifeguard.view.ReportView;
import dev.lifeguard.view.TargetView;
import dev.lifeguard.watch.CurrentReport;
import dev.lifeguard.watch.Report;
import dev.lifeguard.watch.TargetReport;
import dev.lifeguard.watch.Watch;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.stream.Collectors;

/** The report. */
@Path("/api/v1/diagnosis")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class DiagnosisResource {
    private final CurrentReport current;
    private final Watch watch;
    private final Wordings wordings;
    private final InstantSource clock;

    DiagnosisResource(CurrentReport current, Watch watch, Wordings wordings, InstantSource clock) {
        this.current = current;
        this.watch = watch;
        this.wordings = wordings;
        this.clock = clock;
    }

    /** All targets, as they are known now. */
    @GET
    public ReportView all() {
        return view(current.get());
    }

    /** One target, as it is known now. */
    @GET
    @Path("/{target}")
    public TargetView one(@PathParam("target") String name) {
        Report report = current.get();
        return report.target(name)
                .map(target -> TargetView.of(target, wordings, clock.instant()))
                .orElseThrow(() -> unknown(report));
    }

    /** Looks at every target now and answers when each has a verdict. A body means nothing and is not read. */
    @POST
    @Consumes(MediaType.WILDCARD)
    public Uni<ReportView> look() {
        return watch.runNow().map(this::view);
    }

    private ReportView view(Report report) {
        return ReportView.of(report, wordings, clock.instant());
    }

    private static RequestRefused unknown(Report report) {
        String known = report.targets().stream().map(TargetReport::name).collect(Collectors.joining(", "));
        return new RequestRefused(404, "There is no target of this name; known are " + known);
    }
}
