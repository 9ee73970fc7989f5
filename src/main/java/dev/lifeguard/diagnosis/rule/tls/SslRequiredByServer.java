package dev.lifeguard.diagnosis.rule.tls;

import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.diagnosis.evidence.ServerRefusal;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/**
 * No line of {@code pg_hba.conf} admits the session without TLS, and the same login gets further with TLS; or a proxy says
 * so in its own words (PgBouncer, RDS Proxy, Azure).
 */
public final class SslRequiredByServer implements PathRule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return ServerRefusal.in(snapshot)
                .filter(said -> said.names(Cause.SSL_REQUIRED_BY_SERVER)
                        || (said.byHba()
                                && said.path().tlsWorks().filter(works -> works).isPresent()))
                .map(said -> said.way()
                        .and("sslmode", said.url().tls().mode().libpqName())
                        .and("sqlstate", said.sqlstate())
                        .and("role", said.role())
                        .and("database", said.database()));
    }
}
