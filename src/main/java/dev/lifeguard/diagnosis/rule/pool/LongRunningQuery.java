package dev.lifeguard.diagnosis.rule.pool;

import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.Snapshot;
import java.time.Duration;
import java.util.Optional;

/** A statement of this pod runs on and on; one outside it is not ours to judge. Where the pool is exhausted, sooner. */
public final class LongRunningQuery implements Rule {
    static final Duration LONG = Duration.ofSeconds(30);

    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return PodPool.in(snapshot)
                .flatMap(pool -> pool.aboutAny(pool.running(pool.exhausted() ? PodPool.HELD : LONG)));
    }
}
