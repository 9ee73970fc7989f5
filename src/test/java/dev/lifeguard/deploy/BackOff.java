package dev.lifeguard.deploy;

/**
 * How long kubelet waits before it starts a container anew: not at all, and from the second time on twice as long each time,
 * until the container has run for long enough.
 *
 * @param first milliseconds
 * @param longest milliseconds
 */
record BackOff(long first, long longest) {
    static final BackOff STANDARD = new BackOff(10_000, 300_000);

    /** With kubelet's feature gate {@code ReduceDefaultCrashLoopBackOffDecay} (KEP-4603). */
    static final BackOff REDUCED = new BackOff(1_000, 60_000);

    private static final long FORGOTTEN_AFTER = 600_000;

    /** @param last the one before, 0 where there was none */
    long next(long last, long ranFor) {
        return last == 0 || ranFor > FORGOTTEN_AFTER ? first : Math.min(2 * last, longest);
    }
}
