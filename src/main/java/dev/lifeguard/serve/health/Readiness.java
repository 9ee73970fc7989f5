package dev.lifeguard.serve.health;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Scope;
import dev.lifeguard.finding.Severity;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.watch.ActiveFinding;
import dev.lifeguard.watch.Status;
import dev.lifeguard.watch.TargetReport;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a target's state means for the pod. Pure.
 *
 * @param before whether a target, by its name, was healthy in this pod before this process began
 */
public record Readiness(ReadinessPolicy policy, Predicate<String> before) {
    private boolean everHealthy(TargetReport target) {
        return target.everHealthy() || before.test(target.name());
    }

    /** Whether the target lets the pod be ready. Facts too old to be believed are no health, but no proof against it. */
    public boolean ready(TargetReport target, Instant now) {
        return switch (policy) {
            case AUTO -> isLost(target) || (everHealthy(target) && !hitsThisPod(target));
            case STRICT -> target.statusAt(now).works();
            case STARTUP -> everHealthy(target);
            case OFF -> true;
        };
    }

    /** Whether the target lets the pod be started. */
    public boolean started(TargetReport target) {
        return switch (policy) {
            case AUTO, OFF -> target.confirmedAt().isPresent();
            case STRICT, STARTUP -> everHealthy(target) || lacksOnlyItsSchema(target);
        };
    }

    /** What applies the migrations may be an init container after this one, which waits for it to be started. */
    private static boolean lacksOnlyItsSchema(TargetReport target) {
        List<Cause> critical = target.findings().stream()
                .map(ActiveFinding::cause)
                .filter(cause -> cause.severity() == Severity.CRITICAL)
                .toList();
        return !critical.isEmpty() && critical.stream().allMatch(cause -> cause.family() == Cause.Family.MIGRATIONS);
    }

    /**
     * The status as health tells it: under {@link ReadinessPolicy#AUTO} a target that was healthy once and is down for
     * more than this pod is {@code degraded}, since the pod stays in rotation.
     */
    public Status status(TargetReport target, Instant now) {
        Status status = target.statusAt(now);
        boolean tolerated = policy == ReadinessPolicy.AUTO && everHealthy(target) && !hitsThisPod(target);
        return status == Status.DOWN && tolerated ? Status.DEGRADED : status;
    }

    /** Nothing can be looked at, and nothing is wrong as far as is known: no reason to keep the pod from work. */
    private static boolean isLost(TargetReport target) {
        return target.facts().failure(PathFailure.NotFollowed.class).isPresent();
    }

    private static boolean hitsThisPod(TargetReport target) {
        return target.findings().stream()
                .map(ActiveFinding::finding)
                .anyMatch(finding -> takesOut(finding.severity(), finding.scope()));
    }

    /** Whether a finding hits this pod alone, so that others can serve in its place. */
    static boolean takesOut(Severity severity, Scope scope) {
        return severity == Severity.CRITICAL && scope == Scope.POD;
    }
}
