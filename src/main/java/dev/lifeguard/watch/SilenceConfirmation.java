package dev.lifeguard.watch;

import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import java.util.Optional;

/**
 * What decides at once and what needs a second opinion. An answer or a definite failure decides; silence does only when
 * two connections in a row were silent, since one may have lost a packet. A name server that does not answer says nothing
 * of the server, nor that one of it. Pure.
 *
 * @param elsewhere silences in a row of whoever tells where the server is; at most {@value #ENOUGH}
 * @param opinions silent connections in a row, in whichever phase; at most {@value #ENOUGH}
 */
record SilenceConfirmation(int elsewhere, int opinions) {
    static final int ENOUGH = 2;
    static final SilenceConfirmation FRESH = new SilenceConfirmation(0, 0);

    /** Having seen this too. What could not be seen is no opinion and takes none away. */
    SilenceConfirmation after(Observation latest) {
        if (!(latest instanceof PathObservation path)) {
            return this;
        }
        return silence(path).map(this::and).orElse(FRESH);
    }

    /** A server that is reached was found. */
    private SilenceConfirmation and(PathFailure.Silent silent) {
        return silent.ofServer()
                ? new SilenceConfirmation(0, more(opinions, silent))
                : new SilenceConfirmation(more(elsewhere, silent), opinions);
    }

    private static int more(int before, PathFailure.Silent silent) {
        return Math.min(ENOUGH, before + Math.max(1, silent.opinions()));
    }

    /** Whether the round that led here counts. */
    boolean accepts(Observation latest) {
        return !(latest instanceof PathObservation path)
                || silence(path)
                        .map(silent -> (silent.ofServer() ? opinions : elsewhere) >= ENOUGH)
                        .orElse(true);
    }

    private static Optional<PathFailure.Silent> silence(PathObservation path) {
        return path.failure().filter(PathFailure.Silent.class::isInstance).map(PathFailure.Silent.class::cast);
    }
}
