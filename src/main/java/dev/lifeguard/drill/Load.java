package dev.lifeguard.drill;

import java.time.Duration;
import java.util.Map;

/**
 * What the load met.
 *
 * @param sent all that were sent; fewer than planned where time ran out
 * @param statuses how often each HTTP status came
 * @param took from the first request to the end of the last
 * @param times of all that were answered, with whatever status
 */
public record Load(
        int sent,
        int answered,
        int refused,
        int failed,
        int hung,
        Map<Integer, Integer> statuses,
        Duration took,
        Percentiles times) {
    private static final double NANOS = 1e9;

    /** Answers a second. */
    public double throughput() {
        return took.isZero() ? 0 : (answered + refused) * NANOS / took.toNanos();
    }

    /**
     * How many requests the application works on at a time: by Little's law, answers a second times the seconds that one
     * takes when it need not wait, for which the fastest stands. Where more are sent at once, the rest queues.
     */
    public double servedAtOnce() {
        return throughput() * times.fastest().toNanos() / NANOS;
    }
}
