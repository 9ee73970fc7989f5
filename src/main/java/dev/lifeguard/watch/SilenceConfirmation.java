package dev.lifeguard.watch;

import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import java.util.Optional;

/**
 * What decides at once and what needs a second opinion. An answer or a definite failure decides; silence does only when
 * two connections in a row were silent, since one may have lost a packet. A name server that does not answer says nothing
 * of the server, nor that one of it.
 *
 * <p>A server that turned a login away is knocked at again every second for as long as that lasts, on a new connection each
 * time, of which a network that loses packets makes one in a hundred silent. It is down already and by a cause that it told
 * itself, so that there a third is asked for. Pure.
 *
 * @param elsewhere silences in a row of whoever tells where the server is; at most {@value #MOST}
 * @param opinions silent connections in a row, in whichever phase; at most {@value #MOST}
 * @param turnedAway whether a login was turned away before them
 */
record SilenceConfirmation(int elsewhere, int opinions, boolean turnedAway) {
    private static final int ENOUGH = 2;
    private static final int MOST = 3;
    static final SilenceConfirmation FRESH = new SilenceConfirmation(0, 0, false);

    /** Having seen this too. What could not be seen is no opinion and takes none away. */
    SilenceConfirmation after(Observation latest) {
        if (!(latest instanceof PathObservation path)) {
            return this;
        }
        return silence(path)
                .map(this::and)
                .orElseGet(() -> new SilenceConfirmation(
                        0, 0, path.failure().filter(Cadence::isTurnedAway).isPresent()));
    }

    /** A server that is reached was found. */
    private SilenceConfirmation and(PathFailure.Silent silent) {
        return silent.ofServer()
                ? new SilenceConfirmation(0, more(opinions, silent), turnedAway)
                : new SilenceConfirmation(more(elsewhere, silent), opinions, turnedAway);
    }

    private static int more(int before, PathFailure.Silent silent) {
        return Math.min(MOST, before + Math.max(1, silent.opinions()));
    }

    /** Whether the round that led here counts. */
    boolean accepts(Observation latest) {
        return !(latest instanceof PathObservation path)
                || silence(path)
                        .map(silent ->
                                silent.ofServer() ? opinions >= (turnedAway ? MOST : ENOUGH) : elsewhere >= ENOUGH)
                        .orElse(true);
    }

    private static Optional<PathFailure.Silent> silence(PathObservation path) {
        return path.failure().filter(PathFailure.Silent.class::isInstance).map(PathFailure.Silent.class::cast);
    }
}
