package dev.lifeguard.probe;

import dev.lifeguard.observation.Observation;
import io.smallrye.mutiny.Uni;

/** Asks one question of one target. At most one look runs at a time; the caller sees to that. */
public interface Probe {
    /** Name from a closed list, a label in metrics: {@code path}. */
    String name();

    /** Looks once. Ends within its own limits, always in an observation and never in a failure. */
    Uni<Observation> look();

    /** Calls {@code listener} when something happened that is worth a look before the next tick. Any thread. */
    void onAlarm(Runnable listener);

    /** Lets go of everything held. A look under way ends as it can. */
    Uni<Void> close();
}
