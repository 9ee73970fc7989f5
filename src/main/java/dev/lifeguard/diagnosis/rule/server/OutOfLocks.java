package dev.lifeguard.diagnosis.rule.server;

import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.diagnosis.evidence.ServerRefusal;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.ServerError;
import dev.lifeguard.observation.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * 53200 with a hint that names the setting for the lock table's size: {@code LockAcquireExtended} in {@code lock.c} and the
 * functions of {@code predicate.c}. The names of settings are not translated.
 */
public final class OutOfLocks implements PathRule {
    private static final List<String> SETTINGS = List.of("max_locks_per_transaction", "max_pred_locks_per_transaction");

    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return ServerRefusal.in(snapshot)
                .flatMap(said -> setting(said.error())
                        .map(setting ->
                                said.way().and("sqlstate", said.sqlstate()).and("setting", setting)));
    }

    /** The setting that has to be raised; empty where it is not the lock table that is full. */
    static Optional<String> setting(ServerError error) {
        return error.is("53200")
                ? SETTINGS.stream().filter(error.hint()::contains).findFirst()
                : Optional.empty();
    }
}
