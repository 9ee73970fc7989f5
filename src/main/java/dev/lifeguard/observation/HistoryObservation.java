package dev.lifeguard.observation;

import java.time.Instant;
import java.util.Optional;

/**
 * How Lifeguard's own record of incidents fares. It comes from what keeps the record, not from a probe, when that changes.
 *
 * @param because why incidents are not kept where they should be, one clause without secrets; empty where they are
 * @param grant the statement that would mend it, names in it already quoted
 */
public record HistoryObservation(Instant at, Optional<String> because, Optional<String> grant) implements Observation {
    public static final String PROBE = "history";

    @Override
    public String probe() {
        return PROBE;
    }
}
