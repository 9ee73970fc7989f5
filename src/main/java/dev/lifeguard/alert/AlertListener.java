package dev.lifeguard.alert;

import java.util.List;

/** Hears of alerts. Called on the watch's thread: must not block. */
public interface AlertListener {
    void transitioned(Transition transition);

    /** These are active, as they were before: a receiver that forgets alerts which are not repeated needs them again. */
    default void reminded(List<Alert> active) {}
}
