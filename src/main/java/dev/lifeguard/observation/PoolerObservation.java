package dev.lifeguard.observation;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether a PgBouncer stands in front of the server, and what it says of itself.
 *
 * @param facts empty where none was recognised
 */
public record PoolerObservation(Instant at, Optional<PoolerFacts> facts) implements Observation {
    public static final String PROBE = "pooler";

    @Override
    public String probe() {
        return PROBE;
    }
}
