package dev.lifeguard.watch;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The findings that hold, in the order of the diagnosis, and since when each has held without a gap. */
record ActiveFindings(List<ActiveFinding> all) {
    static final ActiveFindings NONE = new ActiveFindings(List.of());

    ActiveFindings {
        all = List.copyOf(all);
    }

    /**
     * These findings hold now.
     *
     * @param confirmed whether what was just seen bears on a finding; where not, it holds on earlier facts, and when it
     *     was last seen stays
     */
    ActiveFindings then(List<Finding> findings, Instant now, Predicate<Finding> confirmed) {
        return new ActiveFindings(findings.stream()
                .map(finding -> of(finding.cause())
                        .map(held -> new ActiveFinding(
                                finding, held.since(), confirmed.test(finding) ? now : held.lastSeen()))
                        .orElseGet(() -> new ActiveFinding(finding, now, now)))
                .toList());
    }

    private Optional<ActiveFinding> of(Cause cause) {
        return all.stream().filter(held -> held.cause() == cause).findFirst();
    }
}
