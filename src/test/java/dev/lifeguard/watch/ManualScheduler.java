package dev.lifeguard.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Virtual time: a scheduler that is also the clock. What is due at the same instant runs in an order drawn from the seed.
 */
public final class ManualScheduler implements Scheduler {
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Random random;
    private final Queue<Runnable> ready = new ArrayDeque<>();
    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(Comparator.comparing(Timer::due).thenComparing(Timer::tie));
    private Instant now = START;
    private Duration skew = Duration.ZERO;

    public ManualScheduler(long seed) {
        random = new Random(seed);
    }

    private record Timer(Instant due, long tie, Runnable task) {}

    public RandomGenerator random() {
        return random;
    }

    @Override
    public Instant now() {
        return now.plus(skew);
    }

    /** Somebody sets the clock, forwards or back; timers, which count the time that passes, do not notice. */
    void setClock(Duration by) {
        skew = skew.plus(by);
    }

    Duration elapsed() {
        return Duration.between(START, now);
    }

    @Override
    public void execute(Runnable task) {
        ready.add(task);
    }

    @Override
    public Cancellable after(Duration delay, Runnable task) {
        if (delay.isNegative() || delay.isZero()) {
            throw new IllegalArgumentException("timers of an event loop take at least a moment");
        }
        Timer timer = new Timer(now.plus(delay), random.nextLong(), task);
        timers.add(timer);
        return () -> timers.remove(timer);
    }

    /** Runs what is due by then, in order; ends exactly then. */
    public void advance(Duration time) {
        Instant end = now.plus(time);
        settle();
        while (!timers.isEmpty() && !timers.peek().due().isAfter(end)) {
            Timer timer = timers.remove();
            now = timer.due();
            timer.task().run();
            settle();
        }
        now = end;
    }

    public void advanceMillis(long millis) {
        advance(Duration.ofMillis(millis));
    }

    /** Runs what is ready, without a moment passing. */
    public void settle() {
        while (!ready.isEmpty()) {
            ready.remove().run();
        }
    }

    int timers() {
        return timers.size();
    }
}
