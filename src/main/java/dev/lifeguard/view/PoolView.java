package dev.lifeguard.view;

import dev.lifeguard.observation.ActivityObservation;
import dev.lifeguard.observation.DeclaredPool;
import dev.lifeguard.observation.PoolFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * This pod's own sessions, seen from outside.
 *
 * @param unseen why they could not be seen; null where they were
 * @param ceiling the most there can be: declared, else the most there ever were; null where neither is known
 * @param sessions oldest first, at most 100
 * @param stale sockets with nothing behind them
 */
public record PoolView(
        String seenAt,
        @Nullable String unseen,
        @Nullable Long ceiling,
        boolean declared,
        List<SessionView> sessions,
        int stale) {

    static PoolView of(ActivityObservation seen) {
        PoolFacts pool = seen.pool();
        return new PoolView(
                Shown.time(seen.at()),
                pool.unseen().map(because -> "because " + because).orElse(null),
                ceiling(seen),
                seen.declared().isPresent(),
                pool.own().stream().map(SessionView::of).toList(),
                pool.stale().size());
    }

    private static @Nullable Long ceiling(ActivityObservation seen) {
        long peak = seen.pool().peak();
        return seen.declared().map(DeclaredPool::ceiling).orElse(peak == 0 ? null : peak);
    }
}
