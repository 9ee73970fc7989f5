package dev.lifeguard.watch;

import dev.lifeguard.time.Scheduler;
import dev.lifeguard.time.Timer;
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
 *
 * <p>A timer is delivered in two steps, as an event loop does it: it fires, and then its task is run, behind what was
 * handed over in between.
 */
public final class ManualScheduler implements Scheduler {
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Random random;
    private final Queue<Runnable> ready = new ArrayDeque<>();
    private final PriorityQueue<Waiting> timers =
            new PriorityQueue<>(Comparator.comparing(Waiting::due).thenComparing(Waiting::tie));
    private Instant now = START;
    private Duration skew = Duration.ZERO;
    private boolean losesCancels;

    public ManualScheduler(long seed) {
        random = new Random(seed);
    }

    private final class Waiting implements Timer {
        private final Instant due;
        private final long tie = random.nextLong();
        private final Runnable task;
        private boolean cancelled;

        Waiting(Instant due, Runnable task) {
            this.due = due;
            this.task = task;
        }

        Instant due() {
            return due;
        }

        long tie() {
            return tie;
        }

        void fire() {
            ready.add(this::run);
        }

        private void run() {
            if (!cancelled) {
                task.run();
            }
        }

        @Override
        public void cancel() {
            cancelled = timers.remove(this) || !losesCancels;
        }
    }

    public RandomGenerator random() {
        return random;
    }

    @Override
    public Instant now() {
        return now.plus(skew);
    }

    /** The clock is set, forwards or back; timers, which count the time that passes, do not notice. */
    void setClock(Duration by) {
        skew = skew.plus(by);
    }

    /** From now on a timer that has fired runs whether or not it is cancelled before its task's turn. */
    void losesCancelsOfFiredTimers() {
        losesCancels = true;
    }

    Duration elapsed() {
        return Duration.between(START, now);
    }

    @Override
    public void execute(Runnable task) {
        ready.add(task);
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        if (delay.isNegative() || delay.isZero()) {
            throw new IllegalArgumentException("timers of an event loop take at least a moment");
        }
        Waiting timer = new Waiting(now.plus(delay), task);
        timers.add(timer);
        return timer;
    }

    /** Runs what is due by then, in order; ends exactly then. */
    public void advance(Duration time) {
        Instant end = now.plus(time);
        settle();
        while (!timers.isEmpty() && !timers.peek().due().isAfter(end)) {
            reachNextTimer();
            settle();
        }
        now = end;
    }

    public void advanceMillis(long millis) {
        advance(Duration.ofMillis(millis));
    }

    /** The instant at which the next timer fires: it is about to, and nothing has run yet. */
    void reachNextTimer() {
        Waiting timer = timers.remove();
        now = timer.due();
        ready.add(timer::fire);
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
