package dev.lifeguard.diagnosis.rule.capacity;

import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.diagnosis.evidence.ServerRefusal;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.ServerFacts;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;
import java.util.Set;

/**
 * PostgreSQL has no connection slot left: 53300 from any routine but those of the other limits. It comes from
 * {@code InitProcess} ({@code proc.c}) or, where the postmaster knows at once, {@code ProcessStartupPacket} (13 to 17) and
 * {@code BackendInitialize} (18). Or our own session, which is one of those, sees that nobody else would get in.
 */
public final class TooManyClients implements PathRule {
    private static final Set<String> OTHER_LIMITS =
            Set.of(ReservedSlots.ROUTINE, RoleConnectionLimit.ROUTINE, DatabaseConnectionLimit.ROUTINE);

    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return ConnectionUsage.reached(
                snapshot,
                TooManyClients::full,
                said -> said.way()
                        .and("sqlstate", said.sqlstate())
                        .and("max_connections", said.path().server().flatMap(ServerFacts::maxConnections)),
                usage -> usage.full() ? Optional.of(usage.slots()) : Optional.empty());
    }

    private static boolean full(ServerRefusal said) {
        return said.state("53300")
                && said.byPostgres()
                && !OTHER_LIMITS.contains(said.error().routine());
    }
}
