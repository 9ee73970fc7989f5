package dev.lifeguard.diagnosis.rule.login;

import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.diagnosis.evidence.ServerRefusal;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/**
 * The database does not exist: 3D000 from {@code InitPostgres} and {@code CheckMyDatabase} ({@code postinit.c}), or a
 * pooler's own word for it.
 */
public final class UnknownDatabase implements PathRule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return ServerRefusal.in(snapshot)
                .filter(said -> said.names(Cause.UNKNOWN_DATABASE) || said.state("3D000"))
                .map(said -> said.way().and("database", said.database()).and("sqlstate", said.sqlstate()));
    }
}
