package dev.lifeguard.observation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * This pod's own sessions, seen from outside: its sockets joined with the server's backends.
 *
 * @param unseen why the two could not be joined; one clause after "because"
 * @param count sessions of this pod
 * @param peak the most there ever were
 * @param steadyRounds in how many looks in a row there were as many as now
 * @param risingRounds how often in a row there were more than at the look before, without one fewer in between
 * @param sessions oldest first, at most 100 of the pod's, and those that block them
 * @param stale sockets without anything behind them
 * @param processes which process of the pod holds a session, by the pid of its backend; empty where that cannot be seen
 */
public record PoolFacts(
        Optional<String> unseen,
        int count,
        int peak,
        int steadyRounds,
        int risingRounds,
        List<PodSession> sessions,
        List<StaleSocket> stale,
        Map<Integer, Integer> processes) {
    public PoolFacts {
        sessions = List.copyOf(sessions);
        stale = List.copyOf(stale);
        processes = Map.copyOf(processes);
    }

    public static PoolFacts unseen(String because) {
        return new PoolFacts(Optional.of(because), 0, 0, 0, 0, List.of(), List.of(), Map.of());
    }

    /** The same, with the processes that hold the sessions. */
    public PoolFacts in(Map<Integer, Integer> holding) {
        return new PoolFacts(unseen, count, peak, steadyRounds, risingRounds, sessions, stale, holding);
    }

    public List<PodSession> own() {
        return sessions.stream().filter(PodSession::own).toList();
    }
}
