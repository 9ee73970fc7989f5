package dev.lifeguard.deploy;

import java.util.List;
import java.util.function.LongPredicate;

/**
 * How a container behaves, in milliseconds of the pod's life.
 *
 * @param answersAfter from its start until it answers probes at all
 * @param endsAfter from its start until it ends by itself, well; negative where it never does
 * @param freezesAt when it stops answering, and hears nothing, until it is killed
 * @param diesAt when something kills it at once
 * @param started what it says to a startup probe, at a time
 * @param ready what it says to a readiness probe, at a time
 */
record ContainerScript(
        long answersAfter,
        long endsAfter,
        List<Long> freezesAt,
        List<Long> diesAt,
        LongPredicate started,
        LongPredicate ready) {

    /** One that answers half a second after its start, and is well. */
    static ContainerScript well() {
        return new ContainerScript(500, -1, List.of(), List.of(), at -> true, at -> true);
    }

    /** An init container that takes so long. */
    static ContainerScript job(long millis) {
        return new ContainerScript(0, millis, List.of(), List.of(), at -> true, at -> true);
    }

    ContainerScript freezing(Long... at) {
        return new ContainerScript(answersAfter, endsAfter, List.of(at), diesAt, started, ready);
    }

    ContainerScript dying(Long... at) {
        return new ContainerScript(answersAfter, endsAfter, freezesAt, List.of(at), started, ready);
    }

    ContainerScript saying(LongPredicate started, LongPredicate ready) {
        return new ContainerScript(answersAfter, endsAfter, freezesAt, diesAt, started, ready);
    }
}
