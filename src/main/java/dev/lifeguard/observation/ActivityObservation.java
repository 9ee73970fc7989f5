package dev.lifeguard.observation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One look at who is connected: at this pod's own sessions now, and at everybody when there last was reason to.
 *
 * @param at when this pod's sessions were looked at, and the others were counted
 * @param surveyed when everybody was looked at: from then are states, holders, and the fleet
 * @param byState client backends of the whole server
 * @param holders most first, at most 20
 * @param fleet the sidecars on the server
 * @param toExhaustion when the slots run out if their number goes on growing as it does; empty where it does not
 * @param lost empty before the second survey, and on a server older than 14
 * @param declared what was declared of the application's pool
 */
public record ActivityObservation(
        Instant at,
        Instant surveyed,
        Capacity capacity,
        Map<SessionState, Integer> byState,
        List<Holder> holders,
        Fleet fleet,
        Optional<Duration> toExhaustion,
        IdleLimits limits,
        Optional<LostSessions> lost,
        PoolFacts pool,
        Optional<DeclaredPool> declared)
        implements Observation {
    public static final String PROBE = "activity";

    public ActivityObservation {
        byState = Map.copyOf(byState);
        holders = List.copyOf(holders);
    }

    @Override
    public String probe() {
        return PROBE;
    }

    /** Client backends in this state. */
    public int in(SessionState state) {
        return byState.getOrDefault(state, 0);
    }
}
