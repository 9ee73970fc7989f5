package dev.lifeguard.diagnosis.rule.capacity;

import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.diagnosis.evidence.PathEvidence;
import dev.lifeguard.diagnosis.evidence.Seconds;
import dev.lifeguard.diagnosis.evidence.ServerRefusal;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.PoolerFacts;
import dev.lifeguard.observation.PoolerObservation;
import dev.lifeguard.observation.Snapshot;
import java.time.Duration;
import java.util.Optional;

/**
 * A pooler in front of the server has no place: in its own words, or 53300 without the routine that PostgreSQL always names.
 * A pooler may also hand on the server's own 53300, so its message is part of the evidence.
 * Or the pooler's own console says that clients wait.
 */
public final class PoolerLimit implements PathRule {
    /** A client that waits this long for a server connection of PgBouncer does not wait its turn only. */
    static final Duration LONG = Duration.ofSeconds(5);

    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return refusal(snapshot)
                .map(said -> said.way().and("sqlstate", said.sqlstate()).and("message", said.message()))
                .or(() -> snapshot.of(PoolerObservation.class)
                        .flatMap(PoolerObservation::facts)
                        .filter(pooler ->
                                pooler.waiting() > 0 && pooler.maxWait().compareTo(LONG) >= 0)
                        .map(pooler -> waiting(snapshot, pooler)));
    }

    /** The path need not end where it is the console that says so. */
    @Override
    public Optional<Phase> phase(Snapshot snapshot) {
        return refusal(snapshot).map(ServerRefusal::phase);
    }

    private static Optional<ServerRefusal> refusal(Snapshot snapshot) {
        return ServerRefusal.in(snapshot)
                .filter(said -> said.names(Cause.POOLER_LIMIT) || (said.state("53300") && !said.byPostgres()));
    }

    private static Evidence waiting(Snapshot snapshot, PoolerFacts pooler) {
        return PathEvidence.of(snapshot)
                .and("pooler", pooler.version())
                .andWeight("waiting", pooler.waiting())
                .and("longest_wait_seconds", Seconds.of(pooler.maxWait()))
                .and("servers", pooler.servers())
                .and("pool_size", pooler.poolSize() == 0 ? null : pooler.poolSize())
                .and("mode", pooler.mode());
    }
}
