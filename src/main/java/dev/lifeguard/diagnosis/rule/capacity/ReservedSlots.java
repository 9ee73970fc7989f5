package dev.lifeguard.diagnosis.rule.capacity;

import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.ServerFacts;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/**
 * Only slots that are kept for superusers, or for roles with {@code pg_use_reserved_connections} (16 and later), are
 * left: 53300 from {@code InitPostgres} ({@code postinit.c}). Or our own session sees that it is so.
 */
public final class ReservedSlots implements PathRule {
    static final String ROUTINE = "InitPostgres";

    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return ConnectionUsage.reached(
                snapshot,
                said -> said.state("53300", ROUTINE),
                said -> said.way()
                        .and("sqlstate", said.sqlstate())
                        .and("max_connections", said.path().server().flatMap(ServerFacts::maxConnections)),
                usage -> usage.closed() && !usage.full() ? Optional.of(usage.slots()) : Optional.empty());
    }
}
