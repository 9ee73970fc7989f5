package dev.lifeguard.alert;

/** Counts what became of alerts. Called on the watch's thread: must not block. */
@FunctionalInterface
public interface DeliveryListener {
    void delivered(Delivery outcome, int alerts);
}
