package dev.lifeguard.watch;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.observation.CertificateFacts;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.ServerFacts;
import dev.lifeguard.observation.Snapshot;
import dev.lifeguard.observation.Timings;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of one target.
 *
 * @param url as the application has it, without the password; empty text before it was read
 * @param status as of {@code confirmedAt}; ask {@link #statusAt} where facts may be stale
 * @param since when the status became what it is
 * @param facts what every probe saw last
 * @param findings what hurts most first
 * @param confirmedAt when a round last ended; empty before the first verdict
 * @param staleAfter age past which the facts are no longer believed
 * @param everHealthy whether the target was healthy, or degraded by warnings only, at least once
 */
public record TargetReport(
        String name,
        String url,
        Status status,
        Instant since,
        Snapshot facts,
        List<ActiveFinding> findings,
        Optional<Instant> confirmedAt,
        Duration staleAfter,
        boolean everHealthy) {

    public TargetReport {
        findings = List.copyOf(findings);
    }

    /** A target that has not been looked at yet. */
    public static TargetReport unseen(String name, Instant now, Duration staleAfter) {
        return new TargetReport(
                name,
                "",
                Status.UNKNOWN,
                now,
                Snapshot.empty(now, false),
                List.of(),
                Optional.empty(),
                staleAfter,
                false);
    }

    /**
     * The status, or {@link Status#UNKNOWN} where the last verdict is older than {@code staleAfter}. One from as far in the
     * future is not believed either: the clock was set back, and how old it is nobody knows.
     */
    public Status statusAt(Instant now) {
        return isFresh(now) ? status : Status.UNKNOWN;
    }

    /** Whether the facts are young enough to be believed. */
    public boolean isFresh(Instant now) {
        return confirmedAt
                .map(at -> Duration.between(at, now).abs().compareTo(staleAfter) <= 0)
                .orElse(false);
    }

    public Optional<ActiveFinding> of(Cause cause) {
        return ActiveFinding.in(findings, cause);
    }

    public Timings timings() {
        return facts.path().map(PathObservation::timings).orElse(Timings.NONE);
    }

    /** What the server said of itself last. */
    public Optional<ServerFacts> server() {
        return facts.path().flatMap(PathObservation::server);
    }

    /** What it presented last. */
    public Optional<CertificateFacts> certificate() {
        return facts.path().flatMap(PathObservation::certificate);
    }

    /** What hurts most, if any finding holds that is more than a remark. */
    public Optional<ActiveFinding> worst() {
        return findings.stream().filter(ActiveFinding::hurts).findFirst();
    }

    /** The cause behind what hurts most, link by link; the same finding where nothing lies behind it. */
    public Optional<ActiveFinding> root() {
        return worst().map(this::rootOf);
    }

    /** The root, where it is another finding than the one that hurts most. */
    public Optional<ActiveFinding> deeperRoot() {
        return root().filter(root -> worst().filter(root::equals).isEmpty());
    }

    /** What a chain of causes begins with; should it lead in a circle, the last one before that. */
    public ActiveFinding rootOf(ActiveFinding finding) {
        Set<Cause> passed = EnumSet.of(finding.cause());
        ActiveFinding root = finding;
        Optional<ActiveFinding> behind = behind(root);
        while (behind.isPresent() && passed.add(behind.get().cause())) {
            root = behind.get();
            behind = behind(root);
        }
        return root;
    }

    private Optional<ActiveFinding> behind(ActiveFinding active) {
        return active.finding().causedBy().flatMap(this::of);
    }
}
