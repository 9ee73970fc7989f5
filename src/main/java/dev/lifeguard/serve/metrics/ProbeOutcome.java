package dev.lifeguard.serve.metrics;

import dev.lifeguard.observation.Labelled;
import dev.lifeguard.observation.NewConnectionObservation;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Unseen;

/** How a look ended. */
enum ProbeOutcome implements Labelled {
    OK,
    /** There was an answer, and it was no. */
    FAILED,
    /** There was no answer in time. */
    SILENT,
    /** The probe could not see. */
    UNSEEN;

    static ProbeOutcome of(Observation observation) {
        if (observation instanceof PathObservation path) {
            return path.failure()
                    .map(failure -> failure instanceof PathFailure.Silent ? SILENT : FAILED)
                    .orElse(OK);
        }
        if (observation instanceof NewConnectionObservation beside) {
            return beside.walked().map(ProbeOutcome::of).orElse(OK);
        }
        return observation instanceof Unseen ? UNSEEN : OK;
    }
}
