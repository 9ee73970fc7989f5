package dev.lifeguard.diagnosis.rule.capacity;

import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.Capacity;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/** The database's own {@code CONNECTION LIMIT} is reached: 53300 from {@code CheckMyDatabase} ({@code postinit.c}). */
public final class DatabaseConnectionLimit implements PathRule {
    static final String ROUTINE = "CheckMyDatabase";

    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return ConnectionUsage.reached(
                snapshot,
                said -> said.state("53300", ROUTINE),
                said -> said.way().and("database", said.database()).and("sqlstate", said.sqlstate()),
                usage -> usage.capacity()
                        .database()
                        .filter(Capacity.Quota::full)
                        .map(limit -> usage.quota("database", limit)));
    }
}
