package dev.lifeguard.diagnosis.rule.login;

import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.diagnosis.evidence.ServerRefusal;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/** 42501: the role may not connect to the database ({@code CheckMyDatabase} in {@code postinit.c}), or not run our query. */
public final class InsufficientPrivilege implements PathRule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return ServerRefusal.in(snapshot)
                .filter(said -> said.state("42501"))
                .map(said -> said.way()
                        .and("role", said.role())
                        .and("database", said.database())
                        .and("sqlstate", said.sqlstate())
                        .and("message", said.message()));
    }
}
