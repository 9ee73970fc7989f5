package dev.lifeguard.diagnosis.rule.path;

import dev.lifeguard.database.Endpoint;
import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.diagnosis.evidence.PathEvidence;
import dev.lifeguard.diagnosis.evidence.Seconds;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/** The resolver said that the name has no address, or said nothing within the limit. */
public final class DnsFailure implements PathRule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        Evidence way = PathEvidence.of(snapshot);
        Optional<Evidence> unknown = snapshot.failure(PathFailure.NameUnknown.class)
                .map(failure -> way.and("host", failure.host())
                        .and("answer", failure.answer().clause()));
        return unknown.isPresent() ? unknown : silent(snapshot, way);
    }

    private static Optional<Evidence> silent(Snapshot snapshot, Evidence way) {
        return snapshot.failure(PathFailure.Silent.class)
                .filter(failure -> failure.phase() == Phase.DNS)
                .map(failure -> way.and(
                                "host",
                                snapshot.path().flatMap(PathEvidence::endpoint).map(Endpoint::host))
                        .and("limit_seconds", Seconds.of(failure.limit())));
    }
}
