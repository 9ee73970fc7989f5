package dev.lifeguard.alert;

import java.time.Instant;

/** An alert begins or ceases to be sent. */
public sealed interface Transition {
    Alert alert();

    /** It is to be sent from now on. */
    record Fired(Alert alert) implements Transition {}

    /**
     * It is to be sent no more: its cause is gone, its root is reported instead, or it was silenced.
     *
     * @param at when
     */
    record Resolved(Alert alert, Instant at) implements Transition {}
}
