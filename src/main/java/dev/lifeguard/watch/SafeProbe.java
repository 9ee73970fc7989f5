package dev.lifeguard.watch;

import dev.lifeguard.database.FailureReason;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.Unseen;
import dev.lifeguard.probe.Probe;
import dev.lifeguard.time.Scheduler;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks through a probe that may break its promises: whatever it does, what comes of it is an observation. */
record SafeProbe(Probe probe, Scheduler scheduler) {

    /**
     * Looks once; {@code then} is called with the result on the watch's thread, unless the probe never ends.
     *
     * @param closely whether the look was asked for
     */
    void look(boolean closely, Consumer<Observation> then) {
        try {
            (closely ? probe.lookClosely() : probe.look())
                    .subscribe()
                    .with(
                            seen -> hand(then, Optional.ofNullable(seen)),
                            thrown -> hand(then, Optional.of(failed(thrown))));
        } catch (RuntimeException thrown) {
            hand(then, Optional.of(failed(thrown)));
        }
    }

    /** Asks for a sign of life. False where that failed at once: a look tells why. */
    boolean ping() {
        try {
            probe.ping();
            return true;
        } catch (RuntimeException thrown) {
            return false;
        }
    }

    private void hand(Consumer<Observation> then, Optional<Observation> seen) {
        scheduler.execute(() -> then.accept(seen.orElseGet(() -> unseen("the probe ended without an observation"))));
    }

    /** Never the message: it may quote what was read. */
    private Observation failed(Throwable thrown) {
        return unseen("the probe failed: " + FailureReason.of(thrown));
    }

    Observation unseen(String because) {
        return new Unseen(scheduler.now(), probe.name(), because);
    }
}
