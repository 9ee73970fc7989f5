package dev.lifeguard.diagnosis.rule.login;

import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.diagnosis.evidence.ServerPhrase;
import dev.lifeguard.diagnosis.evidence.ServerRefusal;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/**
 * The role does not exist, or may not log in: 28000 from {@code InitializeSessionUserId} ({@code miscinit.c}), which comes
 * after authentication. Where a password is asked for, an unknown role is 28P01 instead, on purpose.
 */
public final class UnknownRole implements PathRule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return ServerRefusal.in(snapshot)
                .filter(said -> said.names(Cause.UNKNOWN_ROLE) || said.state("28000", "InitializeSessionUserId"))
                .map(said -> said.way()
                        .and("role", said.role())
                        .and("sqlstate", said.sqlstate())
                        .and("may_not_log_in", mayNotLogIn(said)));
    }

    private static Optional<Boolean> mayNotLogIn(ServerRefusal said) {
        return Optional.of(ServerPhrase.LOGIN_NOT_PERMITTED.in(said.message())).filter(known -> known);
    }
}
