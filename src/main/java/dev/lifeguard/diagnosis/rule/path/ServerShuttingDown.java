package dev.lifeguard.diagnosis.rule.path;

import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.diagnosis.evidence.ServerPhrase;
import dev.lifeguard.diagnosis.evidence.ServerRefusal;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/**
 * 57P03 with one of the messages for "shutting down", or the login itself ended by 57P01 (shutdown) or 57P02 (a crash of
 * another process): {@code ProcessInterrupts} and {@code quickdie} in {@code tcop/postgres.c}. On an open session 57P01 may
 * as well be somebody's {@code pg_terminate_backend}, so there it says nothing of the server.
 */
public final class ServerShuttingDown implements PathRule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return ServerRefusal.in(snapshot)
                .filter(said -> said.names(Cause.SERVER_SHUTTING_DOWN) || refuses(said) || endsLogin(said))
                .map(said -> said.way().and("sqlstate", said.sqlstate()).and("message", said.message()));
    }

    private static boolean refuses(ServerRefusal said) {
        return said.state("57P03") && ServerPhrase.SHUTTING_DOWN.in(said.message());
    }

    private static boolean endsLogin(ServerRefusal said) {
        return said.phase() != Phase.QUERY && (said.state("57P01") || said.state("57P02"));
    }
}
