package dev.lifeguard.diagnosis.rule.path;

import dev.lifeguard.database.UrlProblem;
import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.Snapshot;
import java.util.Comparator;
import java.util.Optional;

/**
 * The URL has a complaint that no server can mend: it cannot be used at all, or the driver it names will refuse or misread
 * it. Holds even while our own connection works, because the application's driver is stricter. A mere risk never counts.
 */
public final class BadDatabaseUrl implements Rule {
    @Override
    public Cause cause() {
        return Cause.BAD_DATABASE_URL;
    }

    /** Nothing was sent, or what the application's driver makes of the URL leads elsewhere than what was sent here. */
    @Override
    public Optional<Phase> phase(Snapshot snapshot) {
        return Optional.of(Phase.URL);
    }

    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return snapshot.path()
                .flatMap(path -> path.url().complaints().stream()
                        .filter(complaint -> complaint.weight() != UrlProblem.Weight.RISK)
                        .min(Comparator.comparing(UrlProblem::weight)))
                .map(worst -> Evidence.of("where", worst.where())
                        .and("problem", worst.what())
                        .and("corrected", worst.corrected()));
    }
}
