package dev.lifeguard.serve.health;

import dev.lifeguard.finding.Wordings;
import dev.lifeguard.view.Shown;
import dev.lifeguard.watch.ActiveFinding;
import dev.lifeguard.watch.CurrentReport;
import dev.lifeguard.watch.Report;
import dev.lifeguard.watch.TargetReport;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiPredicate;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** One target's part of an answer. Asynchronous only so that SmallRye calls it on the event loop: it never waits. */
record DatabaseCheck(
        String target,
        BiPredicate<TargetReport, Instant> question,
        Readiness readiness,
        CurrentReport current,
        Wordings wordings,
        InstantSource clock)
        implements AsyncHealthCheck {
    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom().item(this::answer);
    }

    private HealthCheckResponse answer() {
        Report report = current.get();
        Instant now = clock.instant();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("database:" + target);
        return report.target(target)
                .map(known -> answer(answer, known, now))
                .orElseGet(() -> answer.down().build());
    }

    private HealthCheckResponse answer(HealthCheckResponseBuilder answer, TargetReport known, Instant now) {
        answer.status(question.test(known, now))
                .withData("status", readiness.status(known, now).label())
                .withData("since", Shown.time(known.since()));
        known.worst().ifPresent(worst -> explain(answer, worst));
        known.deeperRoot()
                .ifPresent(root -> answer.withData("root", root.cause().slug()));
        return answer.build();
    }

    private void explain(HealthCheckResponseBuilder answer, ActiveFinding worst) {
        answer.withData("cause", worst.cause().slug())
                .withData("summary", wordings.summary(worst.finding()))
                .withData("runbook", worst.cause().runbook());
    }
}
