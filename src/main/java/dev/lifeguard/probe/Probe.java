package dev.lifeguard.probe;

import dev.lifeguard.observation.Observation;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;

/** Asks one question of one target. At most one look runs at a time; the caller sees to that. */
public interface Probe {
    /** Name from a closed list, a label in metrics: {@code path}, {@code migration}. */
    String name();

    /** Looks once. Ends within its own limits, always in an observation and never in a failure. */
    Uni<Observation> look();

    /** Looks as closely as it can, because a caller asks; else as {@link #look()}, which spares the server what it can. */
    default Uni<Observation> lookClosely() {
        return look();
    }

    /**
     * Asks for a sign of life between two looks, where something is held that can give one; what is found instead is an
     * alarm, and what the next look tells. Never begun while a look is under way; the caller sees to that. Any thread.
     */
    default void ping() {}

    /** From one look to the next; empty where the watch's own pace fits, which is faster while the target is down. */
    default Optional<Duration> interval() {
        return Optional.empty();
    }

    /** Calls {@code listener} when something happened that is worth a look before the next tick. Any thread. */
    void onAlarm(Runnable listener);

    /** Lets go of everything held. A look under way ends as it can. */
    default Uni<Void> close() {
        return Uni.createFrom().voidItem();
    }
}
