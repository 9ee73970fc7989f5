package dev.lifeguard.diagnosis.rule.login;

import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.diagnosis.evidence.ServerRefusal;
import dev.lifeguard.diagnosis.rule.tls.ClientCertRequired;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/**
 * The server refused the password: 28P01, sent alike for a wrong password, an expired one and a role that does not exist;
 * or another method that takes one (LDAP, PAM, RADIUS) said no, which is 28000 from {@code auth_failed()} in
 * {@code src/backend/libpq/auth.c}.
 */
public final class AuthFailed implements PathRule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return ServerRefusal.in(snapshot)
                .filter(said -> passwordRefused(said) || otherMethodRefused(said))
                .map(said -> said.way().and("role", said.role()).and("sqlstate", said.sqlstate()));
    }

    private static boolean passwordRefused(ServerRefusal said) {
        return said.withPassword() && (said.names(Cause.AUTH_FAILED) || said.state("28P01"));
    }

    private static boolean otherMethodRefused(ServerRefusal said) {
        return said.state("28000", "auth_failed")
                && !ClientCertRequired.refused(said)
                && LoginMethod.in(said.message(), said.role()).isEmpty();
    }
}
