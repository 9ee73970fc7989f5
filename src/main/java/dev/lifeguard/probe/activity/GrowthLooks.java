package dev.lifeguard.probe.activity;

import static dev.lifeguard.time.Durations.longer;
import static dev.lifeguard.time.Durations.shorter;

import dev.lifeguard.time.Stopwatch;
import dev.lifeguard.time.Time;
import dev.lifeguard.time.Timer;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * When a pool that has grown is looked at: at once, a few times in a row, and then as often as a fleet may whose pools all
 * grow, as they do where a server slows down: else it would take more of that server the slower it is. Any thread.
 */
final class GrowthLooks {
    /** So many may follow each other before any is paid for: a finding about a pool takes two. */
    private static final int BURST = 3;

    private final Time time;
    private final Supplier<Duration> apart;
    private final Stopwatch now;
    private Duration paid = Duration.ZERO;
    private Timer next = Timer.NONE;

    /** @param apart how far apart two of them are in the long run */
    GrowthLooks(Time time, Supplier<Duration> apart) {
        this.time = time;
        this.apart = apart;
        this.now = time.stopwatch();
    }

    /** The pool has grown: {@code look} is called now or later. */
    synchronized void grown(Runnable look) {
        next.cancel();
        Duration wait = paid.minus(apart.get().multipliedBy(BURST - 1L)).minus(now.elapsed());
        if (wait.isZero() || wait.isNegative()) {
            pay();
            look.run();
        } else {
            next = time.after(wait, () -> grown(look));
        }
    }

    private void pay() {
        Duration each = apart.get();
        Duration most = now.elapsed().plus(each.multipliedBy(BURST));
        paid = shorter(longer(paid, now.elapsed()).plus(each), most);
    }

    /** A look begins, which sees whatever has grown; or none is wanted any more. */
    synchronized void forget() {
        next.cancel();
        next = Timer.NONE;
    }
}
