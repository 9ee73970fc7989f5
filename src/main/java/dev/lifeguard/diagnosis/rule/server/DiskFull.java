package dev.lifeguard.diagnosis.rule.server;

import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.diagnosis.evidence.ServerRefusal;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/** 53100: the server could not write, since a disk of its own is full ({@code errcode_for_file_access} for ENOSPC). */
public final class DiskFull implements PathRule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return ServerRefusal.in(snapshot)
                .filter(said -> said.state("53100"))
                .map(said -> said.way().and("sqlstate", said.sqlstate()).and("message", said.message()));
    }
}
