package dev.lifeguard.probe.activity;

import dev.lifeguard.observation.PodSession;
import dev.lifeguard.observation.PoolFacts;
import dev.lifeguard.observation.StaleSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What earlier looks at the pool say of this one: which sessions are still in the same hands, how the number went. Use it
 * from one thread at a time.
 */
final class PoolMemory {
    private Map<String, Seen> sessions = Map.of();
    private int peak;
    private int count;
    private int steadyRounds;
    private int risingRounds;

    private record Seen(String grip, int heldRounds, String use, int quietRounds) {}

    /** This look's facts. One that is not {@code apart} from the look before proves nothing that that one did not. */
    PoolFacts add(List<Backend> backends, List<StaleSocket> stale, boolean apart) {
        int round = apart ? 1 : 0;
        Map<String, Seen> now = new HashMap<>();
        List<PodSession> told = backends.stream()
                .map(backend -> {
                    Seen seen = seen(backend, round);
                    now.put(backend.key(), seen);
                    return session(backend, seen);
                })
                .toList();
        count((int) backends.stream().filter(Backend::mine).count(), round);
        sessions = now;
        return new PoolFacts(Optional.empty(), count, peak, steadyRounds, risingRounds, told, stale, Map.of());
    }

    /** Nothing was seen, so nothing is known to have stayed the same. */
    void forget() {
        sessions = Map.of();
        steadyRounds = 0;
        risingRounds = 0;
    }

    private void count(int latest, int round) {
        steadyRounds = latest == count ? steadyRounds + round : 1;
        risingRounds = latest < count ? 0 : risingRounds + (latest > count ? round : 0);
        count = latest;
        peak = Math.max(peak, latest);
    }

    private Seen seen(Backend backend, int round) {
        Seen before = sessions.get(backend.key());
        if (before == null) {
            return new Seen(backend.grip(), 1, backend.use(), 1);
        }
        return new Seen(
                backend.grip(),
                before.grip().equals(backend.grip()) ? before.heldRounds() + round : 1,
                backend.use(),
                before.use().equals(backend.use()) ? before.quietRounds() + round : 1);
    }

    private static PodSession session(Backend backend, Seen seen) {
        return new PodSession(
                backend.pid(),
                backend.mine(),
                backend.user(),
                backend.state(),
                backend.waiting(),
                backend.age(),
                backend.stateAge(),
                backend.transactionAge(),
                backend.query(),
                backend.blockers(),
                seen.heldRounds(),
                seen.quietRounds());
    }
}
