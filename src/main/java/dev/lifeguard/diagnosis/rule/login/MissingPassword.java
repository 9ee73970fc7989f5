package dev.lifeguard.diagnosis.rule.login;

import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.diagnosis.evidence.ServerRefusal;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/**
 * The server refused the password, and the URL has none: 28P01, which is also what {@code recv_password_packet} reports
 * for an empty one.
 */
public final class MissingPassword implements PathRule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return ServerRefusal.in(snapshot)
                .filter(said -> said.names(Cause.AUTH_FAILED) || said.state("28P01"))
                .filter(said -> !said.withPassword())
                .map(said -> said.way().and("role", said.role()).and("sqlstate", said.sqlstate()));
    }
}
