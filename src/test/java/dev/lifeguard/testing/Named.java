package dev.lifeguard.testing;

import dev.lifeguard.diagnosis.Diagnostician;
import dev.lifeguard.diagnosis.rule.RuleBook;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.finding.Severity;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Snapshot;
import java.util.List;

/** The causes that all rules together name. */
public final class Named {
    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician(RuleBook.all());

    private Named() {}

    public static List<Finding> findings(PathObservation seen) {
        return DIAGNOSTICIAN
                .diagnose(Snapshot.empty(seen.at(), false).with(seen))
                .findings();
    }

    /** Root first, without what only informs. */
    public static List<Cause> causes(PathObservation seen) {
        return findings(seen).stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .map(Finding::cause)
                .toList();
    }
}
