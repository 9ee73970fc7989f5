package dev.lifeguard.diagnosis.rule.pool;

import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.PodSession;
import dev.lifeguard.observation.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A transaction of this pod is open, and nobody goes on with it. Sooner where others wait for it, or the pool is
 * exhausted.
 */
public final class IdleInTransaction implements Rule {
    static final Duration LONG = Duration.ofSeconds(30);

    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return PodPool.in(snapshot).flatMap(pool -> pool.aboutAny(guilty(pool)));
    }

    private static List<PodSession> guilty(PodPool pool) {
        return pool.forgotten(PodPool.HELD).stream()
                .filter(session -> pool.exhausted()
                        || pool.blocks(session)
                        || session.stateAge().compareTo(LONG) >= 0)
                .toList();
    }
}
