package dev.lifeguard.watch;

import dev.lifeguard.observation.Observation;
import dev.lifeguard.probe.Probe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * The rounds of one probe, one at a time: at the cadence, on alarm, on demand, and at once after a silence that decided
 * nothing. Lives on the watch's thread.
 *
 * <p>A probe that does not end within {@link Cadence#longestRound()} is reported as unseen, once, and the next look waits
 * for its end all the same: two at a time would double what it holds open. What it brings in the end is dropped, since
 * its times mean nothing any more (the process may have been frozen), and a fresh look follows at once.
 */
final class ProbeLoop {
    private static final Logger LOG = Logger.getLogger(ProbeLoop.class);
    private static final Scheduler.Cancellable NOTHING = () -> {};

    private final SafeProbe sight;
    private final Cadence cadence;
    private final Scheduler scheduler;
    private final RandomGenerator jitter;
    private final Predicate<Observation> decides;
    private final AlarmGate gate;
    private final List<Waiter> waiters = new ArrayList<>();

    private Scheduler.Cancellable next = NOTHING;
    private Scheduler.Cancellable watchdog = NOTHING;
    private Instant began = Instant.MIN;
    private long number;
    private boolean looping;
    private boolean looking;
    private boolean overdue;
    private boolean alarmed;
    private boolean stopped;

    /** Somebody who waits for a verdict of a look not older than this one. */
    private record Waiter(long number, Runnable then) {}

    /** @param decides hears every observation on the watch's thread, and says whether it settles anything */
    ProbeLoop(
            Probe probe, Cadence cadence, Scheduler scheduler, RandomGenerator jitter, Predicate<Observation> decides) {
        this.sight = new SafeProbe(probe, scheduler);
        this.cadence = cadence;
        this.scheduler = scheduler;
        this.jitter = jitter;
        this.decides = decides;
        this.gate = new AlarmGate(cadence);
        probe.onAlarm(() -> scheduler.execute(this::alarm));
    }

    Probe probe() {
        return sight.probe();
    }

    /** Looks at once and from then on at the cadence. */
    void begin() {
        if (looping || stopped) {
            return;
        }
        looping = true;
        if (!looking) {
            look();
        }
    }

    /** Looks at once, or once more after the look under way; {@code settled} runs when that has led to a verdict. */
    void demand(Runnable settled) {
        waiters.add(new Waiter(number + 1, settled));
        if (!looking) {
            look();
        }
    }

    void stop() {
        stopped = true;
        next.cancel();
        watchdog.cancel();
        waiters.clear();
    }

    /** Before {@link #begin()} nobody keeps the facts current, so an alarm means nothing. */
    private void alarm() {
        if (stopped || !looping || alarmed) {
            return;
        }
        alarmed = true;
        if (!looking) {
            lookIn(gate.wait(scheduler.now()));
        }
    }

    private void lookIn(Duration delay) {
        next.cancel();
        if (delay.isZero() || delay.isNegative()) {
            look();
        } else {
            next = scheduler.after(delay, this::look);
        }
    }

    private void look() {
        next.cancel();
        began = scheduler.now();
        if (alarmed) {
            alarmed = false;
            gate.passed(began);
        }
        looking = true;
        overdue = false;
        long mine = ++number;
        watchdog = scheduler.after(cadence.longestRound(), () -> overdue(mine));
        sight.look(observation -> ended(mine, observation));
    }

    private boolean isUnderWay(long mine) {
        return looking && mine == number && !stopped;
    }

    private void overdue(long mine) {
        if (!isUnderWay(mine)) {
            return;
        }
        overdue = true;
        hear(sight.unseen(
                "the probe did not end within " + cadence.longestRound().toSeconds() + " s"));
        settle(mine);
    }

    private void ended(long mine, Observation observation) {
        if (!isUnderWay(mine)) {
            return;
        }
        looking = false;
        watchdog.cancel();
        boolean decided = !overdue && hear(observation);
        if (decided) {
            settle(mine);
        }
        if (!stopped && !looking) {
            goOn(decided, observation);
        }
    }

    private void goOn(boolean decided, Observation latest) {
        if (!waiters.isEmpty() || (looping && !decided)) {
            look();
        } else if (looping) {
            Duration pace = remaining(Cadence.jittered(pace(latest), jitter));
            lookIn(alarmed ? shorter(pace, gate.wait(scheduler.now())) : pace);
        }
    }

    private Duration pace(Observation latest) {
        return probe().interval().orElseGet(() -> cadence.after(latest));
    }

    /** What is left of the pace; never more than all of it, should the clock be set back. */
    private Duration remaining(Duration pace) {
        return shorter(pace, pace.minus(Duration.between(began, scheduler.now())));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** A fault while judging must not end the loop. */
    private boolean hear(Observation observation) {
        try {
            return decides.test(observation);
        } catch (RuntimeException thrown) {
            LOG.errorf(
                    "A round could not be judged probe=%s fault=%s",
                    observation.probe(), thrown.getClass().getName());
            return true;
        }
    }

    private void settle(long mine) {
        List<Waiter> served =
                waiters.stream().filter(waiter -> waiter.number() <= mine).toList();
        waiters.removeAll(served);
        served.forEach(waiter -> waiter.then().run());
    }
}
