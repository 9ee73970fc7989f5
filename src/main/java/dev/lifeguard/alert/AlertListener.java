package dev.lifeguard.alert;

import java.util.List;

/** Hears of alerts. Called on the watch's thread: must not block. */
public interface AlertListener {
    /** An alert begins or ends. */
    void transitioned(Transition transition);

    /** These are active, as they were before: whoever forgets alerts that are not repeated has to be told again. */
    default void reminded(List<Alert> active) {}
}
