package dev.lifeguard.diagnosis.rule;

import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.Snapshot;
import dev.lifeguard.target.Complaint;
import java.util.Comparator;
import java.util.Optional;

/**
 * The URL has a complaint that no server can mend: it cannot be used at all, or the driver it names will refuse or misread
 * it. Holds even while our own connection works, because the application's driver is stricter. A mere risk never counts.
 */
final class BadDatabaseUrl implements Rule {
    @Override
    public Cause cause() {
        return Cause.BAD_DATABASE_URL;
    }

    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return snapshot.path()
                .flatMap(path -> path.url().complaints().stream()
                        .filter(complaint -> complaint.weight() != Complaint.Weight.RISK)
                        .min(Comparator.comparing(Complaint::weight)))
                .map(worst -> Evidence.of("where", worst.where())
                        .and("problem", worst.what())
                        .and("corrected", worst.corrected()));
    }
}
