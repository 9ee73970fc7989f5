package dev.lifeguard.diagnosis.rule.capacity;

import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.Capacity;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/** The role's own {@code CONNECTION LIMIT} is reached: 53300 from {@code InitializeSessionUserId} ({@code miscinit.c}). */
public final class RoleConnectionLimit implements PathRule {
    static final String ROUTINE = "InitializeSessionUserId";

    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return ConnectionUsage.reached(
                snapshot,
                said -> said.state("53300", ROUTINE),
                said -> said.way().and("role", said.role()).and("sqlstate", said.sqlstate()),
                usage -> usage.capacity().role().filter(Capacity.Quota::full).map(limit -> usage.quota("role", limit)));
    }
}
