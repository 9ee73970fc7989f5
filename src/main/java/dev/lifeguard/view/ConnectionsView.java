package dev.lifeguard.view;

import dev.lifeguard.observation.ActivityObservation;
import dev.lifeguard.observation.Capacity;
import dev.lifeguard.observation.DeclaredPool;
import dev.lifeguard.observation.SessionState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The server's connections.
 *
 * @param seenAt when everybody was looked at; {@code used} and {@code others} are counted anew in every round
 * @param usable those that the application's role can have, before limits of the role or the database
 * @param reserved those it cannot
 * @param demand the most that the declared pools can ask for; null where none was declared
 * @param others sessions that are not the application's
 * @param secondsToExhaustion null where their number does not grow steadily
 * @param holders most first, at most 20
 */
public record ConnectionsView(
        String seenAt,
        int used,
        int usable,
        int max,
        int reserved,
        @Nullable Integer roleLimit,
        @Nullable Integer databaseLimit,
        @Nullable Long demand,
        int others,
        @Nullable Long secondsToExhaustion,
        Map<String, Integer> byState,
        List<HolderView> holders) {

    static ConnectionsView of(ActivityObservation seen) {
        Capacity capacity = seen.capacity();
        Map<String, Integer> byState = new LinkedHashMap<>();
        for (SessionState state : SessionState.values()) {
            byState.put(state.label(), seen.in(state));
        }
        return new ConnectionsView(
                Shown.time(seen.surveyed()),
                capacity.used(),
                capacity.usable(),
                capacity.max(),
                capacity.reserved(),
                capacity.role().map(Capacity.Quota::limit).orElse(null),
                capacity.database().map(Capacity.Quota::limit).orElse(null),
                seen.declared().map(DeclaredPool::demand).orElse(null),
                capacity.others(),
                seen.toExhaustion().map(Duration::toSeconds).orElse(null),
                byState,
                seen.holders().stream().map(HolderView::of).toList());
    }
}
