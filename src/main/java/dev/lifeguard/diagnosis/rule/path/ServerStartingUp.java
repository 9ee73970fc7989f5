package dev.lifeguard.diagnosis.rule.path;

import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.diagnosis.evidence.ServerPhrase;
import dev.lifeguard.diagnosis.evidence.ServerRefusal;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/**
 * 57P03 with one of the messages for "starting up", "in recovery mode" (after a crash) and "not yet accepting connections"
 * (a standby that is not consistent yet). SQLSTATE and routine are those of a shutdown too ({@code BackendInitialize} in
 * {@code backend_startup.c} of 18, {@code ProcessStartupPacket} before), so the text decides, in every language PostgreSQL
 * speaks. A standby without {@code hot_standby} answers 57P03 for good and is neither.
 */
public final class ServerStartingUp implements PathRule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return ServerRefusal.in(snapshot)
                .filter(said -> said.names(Cause.SERVER_STARTING_UP)
                        || (said.state("57P03") && ServerPhrase.STARTING_UP.in(said.message())))
                .map(said -> said.way().and("sqlstate", said.sqlstate()).and("message", said.message()));
    }
}
