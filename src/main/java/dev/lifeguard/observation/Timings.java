package dev.lifeguard.observation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How long each phase took.
 *
 * @param known the latest time of every phase that was passed on the present connection
 * @param fresh the phases that were measured in this very round
 * @param connected when the phases up to the login were measured; empty where that is not known
 */
public record Timings(Map<Phase, Duration> known, Map<Phase, Duration> fresh, Optional<Instant> connected) {
    public static final Timings NONE = new Timings(Map.of(), Map.of(), Optional.empty());

    public Timings {
        known = Map.copyOf(known);
        fresh = Map.copyOf(fresh);
    }

    public static Timings fresh(Map<Phase, Duration> measured) {
        return new Timings(measured, measured, Optional.empty());
    }

    /** The same, measured now. */
    public Timings at(Instant now) {
        return new Timings(known, fresh, Optional.of(now));
    }

    /** The same connection, one more query answered. */
    public Timings withQuery(Duration query) {
        return new Timings(with(Phase.QUERY, query).known, Map.of(Phase.QUERY, query), connected);
    }

    /** The same, with one phase more that was measured in this round, as all of them were. */
    public Timings with(Phase phase, Duration took) {
        Map<Phase, Duration> all = new HashMap<>(known);
        all.put(phase, took);
        return fresh(all);
    }

    /** The same, with the phases up to the login as another connection had them later; the queries stay its own. */
    Timings renewedBy(Timings later) {
        Map<Phase, Duration> all = new HashMap<>(later.known);
        Optional.ofNullable(known.get(Phase.QUERY)).ifPresent(own -> all.put(Phase.QUERY, own));
        return new Timings(all, fresh, later.connected);
    }

    public Optional<Duration> of(Phase phase) {
        return Optional.ofNullable(known.get(phase));
    }
}
