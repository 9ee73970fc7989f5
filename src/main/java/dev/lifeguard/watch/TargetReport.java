package dev.lifeguard.watch;

import dev.lifeguard.finding.Severity;
import dev.lifeguard.observation.CertificateFacts;
import dev.lifeguard.observation.ServerFacts;
import dev.lifeguard.observation.Timings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one target.
 *
 * @param url as the application has it, without the password; empty text before it was read
 * @param status as of {@code confirmedAt}; ask {@link #statusAt} where facts may be stale
 * @param since when the status became what it is
 * @param findings root cause first
 * @param confirmedAt when a round last ended; empty before the first verdict
 * @param staleAfter age past which the facts are no longer believed
 * @param everHealthy whether the target was healthy, or degraded by warnings only, at least once
 */
public record TargetReport(
        String name,
        String url,
        Status status,
        Instant since,
        Timings timings,
        Optional<ServerFacts> server,
        Optional<CertificateFacts> certificate,
        List<ActiveFinding> findings,
        Optional<Instant> confirmedAt,
        Duration staleAfter,
        boolean everHealthy) {

    public TargetReport {
        findings = List.copyOf(findings);
    }

    /** A target nobody has looked at yet. */
    public static TargetReport unseen(String name, Instant now, Duration staleAfter) {
        return new TargetReport(
                name,
                "",
                Status.UNKNOWN,
                now,
                Timings.NONE,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                staleAfter,
                false);
    }

    /** The status, or {@link Status#UNKNOWN} where the last verdict is older than {@code staleAfter}. */
    public Status statusAt(Instant now) {
        boolean fresh =
                confirmedAt.map(at -> !at.plus(staleAfter).isBefore(now)).orElse(false);
        return fresh ? status : Status.UNKNOWN;
    }

    /** The root cause, if any finding holds that is more than a remark. */
    public Optional<ActiveFinding> root() {
        return findings.stream()
                .filter(active -> active.finding().severity() != Severity.INFO)
                .findFirst();
    }
}
