package dev.lifeguard.diagnosis.rule.login;

import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.diagnosis.evidence.ServerRefusal;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/**
 * No line of {@code pg_hba.conf} admits this role, database, address and encryption, or one rejects it, and it is not proved
 * that TLS would help.
 */
public final class NoPgHbaEntry implements PathRule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return ServerRefusal.in(snapshot)
                .filter(said -> said.byHba()
                        && said.path().tlsWorks().filter(works -> works).isEmpty())
                .map(said -> said.way()
                        .and("role", said.role())
                        .and("database", said.database())
                        .and("tls", said.overTls())
                        .and("sqlstate", said.sqlstate())
                        .and("message", said.message()));
    }
}
