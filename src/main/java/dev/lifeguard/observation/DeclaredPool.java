package dev.lifeguard.observation;

import java.time.Duration;
import java.util.Optional;

/**
 * The application's pool as it was declared to us.
 *
 * @param size connections it keeps, per process; at least 1
 * @param overflow connections beyond that, per process
 * @param workers processes in a pod
 * @param replicas pods
 * @param surge pods more during a rollout
 * @param recycle age at which the pool replaces a connection
 */
public record DeclaredPool(int size, int overflow, int workers, int replicas, int surge, Optional<Duration> recycle) {

    /** The most connections one pod can have. */
    public long ceiling() {
        return ((long) size + overflow) * workers;
    }

    /** The most connections one process can have. */
    public int perWorker() {
        return size + overflow;
    }

    public long pods() {
        return (long) replicas + surge;
    }

    /** The most connections all pods can have together. */
    public long demand() {
        return ceiling() * pods();
    }

    /** The most connections a process may have so that all of them together stay within {@code room}; may be 0. */
    public long fitting(int room) {
        return room / (workers * pods());
    }
}
