package dev.lifeguard.observation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long the path lets a connection be idle, as far as it was tried out.
 *
 * @param survived the longest silence that a connection survived; empty where none was tried to its end
 * @param cut the shortest silence that no connection survived, though the server had not closed it
 */
public record IdleObservation(Instant at, Optional<Duration> survived, Optional<Duration> cut) implements Observation {
    public static final String PROBE = "idle";

    @Override
    public String probe() {
        return PROBE;
    }

    /** An age at which a pool should replace connections: what survived, or well below what was cut. */
    public Duration safe() {
        Duration below =
                cut.map(silence -> silence.multipliedBy(4).dividedBy(5)).orElse(Duration.ZERO);
        return survived.filter(silence -> silence.compareTo(below) < 0).orElse(below);
    }
}
