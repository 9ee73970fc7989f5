package dev.lifeguard.diagnosis.rule.server;

import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.diagnosis.evidence.ServerRefusal;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/** 53200: the server got no memory, where it is not only its lock table that is full. */
public final class OutOfMemory implements PathRule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return ServerRefusal.in(snapshot)
                .filter(said ->
                        said.state("53200") && OutOfLocks.setting(said.error()).isEmpty())
                .map(said -> said.way().and("sqlstate", said.sqlstate()).and("message", said.message()));
    }
}
