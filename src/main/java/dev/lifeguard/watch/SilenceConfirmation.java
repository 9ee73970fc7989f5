package dev.lifeguard.watch;

import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import java.util.Optional;

/**
 * What decides at once and what needs a second opinion. An answer or a definite failure decides; silence does only when
 * two connections in a row were silent, since one may have lost a packet. Pure.
 *
 * @param opinions silent connections in a row, in whichever phase; at most {@value #ENOUGH}
 */
record SilenceConfirmation(int opinions) {
    static final int ENOUGH = 2;
    static final SilenceConfirmation FRESH = new SilenceConfirmation(0);

    /** Having seen this too. What could not be seen is no opinion and takes none away. */
    SilenceConfirmation after(Observation latest) {
        if (!(latest instanceof PathObservation path)) {
            return this;
        }
        return silence(path)
                .map(silent -> new SilenceConfirmation(Math.min(ENOUGH, opinions + Math.max(1, silent.opinions()))))
                .orElse(FRESH);
    }

    /** Whether the round that led here counts. */
    boolean accepts(Observation latest) {
        return opinions >= ENOUGH
                || !(latest instanceof PathObservation path)
                || silence(path).isEmpty();
    }

    private static Optional<PathFailure.Silent> silence(PathObservation path) {
        return path.failure().filter(PathFailure.Silent.class::isInstance).map(PathFailure.Silent.class::cast);
    }
}
