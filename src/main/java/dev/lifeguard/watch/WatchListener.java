package dev.lifeguard.watch;

import dev.lifeguard.observation.Observation;

/** Hears of what the watch does. Called on the watch's thread: must not block; what it throws is logged and dropped. */
public interface WatchListener {
    /** One round of one probe ended, whether or not it decided anything. */
    default void observed(String target, Observation observation) {}

    /** A round decided something, be it that all is as it was. */
    default void reported(Change change) {}

    /** A round decided something that is news: the status or the set of causes is no longer what it was. */
    default void changed(Change change) {}
}
