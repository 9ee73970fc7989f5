package dev.lifeguard.migration;

import dev.lifeguard.diagnosis.Diagnosis;
import dev.lifeguard.diagnosis.Diagnostician;
import dev.lifeguard.diagnosis.rule.RuleBook;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.finding.Place;
import dev.lifeguard.finding.Wordings;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.ServerFacts;
import dev.lifeguard.observation.Snapshot;
import dev.lifeguard.observation.Timings;
import dev.lifeguard.testing.Facts;
import dev.lifeguard.testing.Urls;
import java.util.List;
import java.util.Optional;

/** What all rules make of an observation on a healthy path. */
record MigrationVerdict(Diagnosis diagnosis) {
    private static final Wordings WORDINGS = Wordings.onClassPath(Place.POD);
    private static final Optional<ServerFacts> SERVER = Optional.of(Facts.server("18", false, false, 100, true, true));

    static MigrationVerdict of(Observation seen) {
        PathObservation path = new PathObservation(
                seen.at(),
                Urls.app(5432),
                List.of(),
                Timings.NONE,
                Optional.empty(),
                Optional.empty(),
                SERVER,
                Optional.empty(),
                List.of());
        return new MigrationVerdict(new Diagnostician(RuleBook.all())
                .diagnose(Snapshot.empty(seen.at(), false).with(path).with(seen)));
    }

    List<Cause> causes() {
        return diagnosis.findings().stream().map(Finding::cause).toList();
    }

    /** The root cause in words. */
    String summary() {
        Finding root = diagnosis.findings().get(0);
        return WORDINGS.of(root.cause()).summary(root.evidence());
    }

    Object evidence(String key) {
        return diagnosis.findings().get(0).evidence().get(key).orElse(null);
    }

    List<String> commands() {
        Finding root = diagnosis.findings().get(0);
        return WORDINGS.of(root.cause()).fixes(root.evidence()).stream()
                .flatMap(fix -> fix.command().stream())
                .toList();
    }
}
