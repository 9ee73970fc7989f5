package dev.lifeguard.diagnosis.rule;

import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/** The database's own {@code CONNECTION LIMIT} is reached: 53300 from {@code CheckMyDatabase} ({@code postinit.c}). */
final class DatabaseConnectionLimit implements Rule {
    static final String ROUTINE = "CheckMyDatabase";

    @Override
    public Cause cause() {
        return Cause.DATABASE_CONNECTION_LIMIT;
    }

    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return Said.in(snapshot)
                .filter(said -> said.state("53300", ROUTINE))
                .map(said -> said.way()
                        .and("database", said.database())
                        .and("sqlstate", said.error().sqlstate()));
    }
}
