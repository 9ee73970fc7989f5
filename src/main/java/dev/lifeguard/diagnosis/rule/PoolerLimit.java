package dev.lifeguard.diagnosis.rule;

import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/**
 * A pooler in front of the server has no place: in its own words, or 53300 without the routine that PostgreSQL always names.
 * A pooler may also hand on the server's own 53300, so its message is part of the evidence.
 */
final class PoolerLimit implements Rule {
    @Override
    public Cause cause() {
        return Cause.POOLER_LIMIT;
    }

    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return Said.in(snapshot)
                .filter(said -> said.names(cause()) || (said.state("53300") && !said.byPostgres()))
                .map(said -> said.way()
                        .and("sqlstate", said.error().sqlstate())
                        .and("message", said.error().message()));
    }
}
