package dev.lifeguard.observation;

import java.time.Instant;
import java.util.Optional;

/**
 * A connection opened beside the one that is held, only to see whether the application could open one too.
 *
 * @param walked how the way was found; empty where the session that is held was itself opened just now, or none is held
 * @param alike how many in a row ended at a server of the same kind (primary or standby), this one included
 */
public record NewConnectionObservation(Instant at, Optional<PathObservation> walked, int alike) implements Observation {
    /** So many alike are no accident of where a name with several servers leads. */
    public static final int SETTLED = 3;

    public static final String PROBE = "new-connection";

    @Override
    public String probe() {
        return PROBE;
    }

    /** The failure of a connection that could not be opened. */
    public Optional<PathFailure> failure() {
        return walked.flatMap(PathObservation::failure);
    }

    /** Whether it is open yet to which kind of server they lead. */
    public boolean isUnsettled() {
        return walked.isPresent() && alike < SETTLED;
    }
}
