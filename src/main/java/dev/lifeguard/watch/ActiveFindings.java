package dev.lifeguard.watch;

import dev.lifeguard.finding.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The findings that hold, in the order of the diagnosis, and since when each has held without a gap. */
record ActiveFindings(List<ActiveFinding> all) {
    static final ActiveFindings NONE = new ActiveFindings(List.of());

    /**
     * These findings hold now.
     *
     * @param confirmed whether what was just seen bears on a finding; where not, it holds on earlier facts, and when it
     *     was last seen stays
     */
    ActiveFindings then(List<Finding> findings, Instant now, Predicate<Finding> confirmed) {
        if (findings.isEmpty()) {
            return NONE;
        }
        List<ActiveFinding> held = new ArrayList<>(findings.size());
        for (Finding finding : findings) {
            held.add(ActiveFinding.in(all, finding.cause())
                    .map(before -> new ActiveFinding(
                            finding, before.since(), confirmed.test(finding) ? now : before.lastSeen()))
                    .orElseGet(() -> new ActiveFinding(finding, now, now)));
        }
        return new ActiveFindings(held);
    }
}
