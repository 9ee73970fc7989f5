package dev.lifeguard.watch;

import static dev.lifeguard.time.Durations.shorter;

import dev.lifeguard.observation.Observation;
import dev.lifeguard.probe.Probe;
import dev.lifeguard.time.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
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

    private final SafeProbe probe;
    private final Cadence cadence;
    private final Scheduler scheduler;
    private final FleetPace fleet;
    private final Predicate<Observation> decides;
    private final AlarmGate gate;
    private final VerdictWaiters waiters = new VerdictWaiters();

    private LoopState state = LoopState.Idle.WITHOUT_TIMER;
    private LoginBackoff logins = LoginBackoff.NONE;
    private Instant latest = Instant.MIN;
    private long looks;
    private boolean repeats;

    /**
     * @param fleet the pace beside others that watch the same server
     * @param decides is given every observation on the watch's thread, and says whether it settles anything
     */
    ProbeLoop(Probe probe, Cadence cadence, Scheduler scheduler, FleetPace fleet, Predicate<Observation> decides) {
        this.probe = new SafeProbe(probe, scheduler);
        this.cadence = cadence;
        this.scheduler = scheduler;
        this.fleet = fleet;
        this.decides = decides;
        this.gate = new AlarmGate(cadence);
        probe.onAlarm(() -> scheduler.execute(this::alarm));
    }

    Probe probe() {
        return probe.probe();
    }

    /** Looks at once and from then on at the cadence. */
    void begin() {
        if (!repeats) {
            repeats = true;
            look();
        }
    }

    /**
     * Looks at once, or once more after the look under way; {@code settled} runs when that has led to a verdict. A login
     * that was turned away a moment ago is not tried again for that: its verdict is the one there is.
     */
    void demand(Runnable settled) {
        if (state.idle().isPresent() && logins.covers(Duration.between(latest, scheduler.now()))) {
            settled.run();
            return;
        }
        waiters.add(looks + 1, settled);
        look();
    }

    void stop() {
        state = state.stop();
        waiters.clear();
    }

    /** Before {@link #begin()} the facts are not kept current, so an alarm means nothing. */
    private void alarm() {
        if (repeats && gate.ring()) {
            lookIn(gate.wait(scheduler.now()));
        }
    }

    private void lookIn(Duration delay) {
        if (delay.isZero() || delay.isNegative()) {
            look();
        } else {
            state.idle().ifPresent(idle -> state = idle.until(scheduler.after(delay, this::look)));
        }
    }

    /** Begins a look, unless one is under way or the loop is stopped. */
    private void look() {
        state.idle().ifPresent(this::look);
    }

    private void look(LoopState.Idle idle) {
        long number = ++looks;
        Instant began = scheduler.now();
        latest = began;
        gate.look(began);
        state = idle.look(number, began, scheduler.after(cadence.longestRound(), () -> overdue(number)));
        probe.look(!waiters.isEmpty(), observation -> ended(number, observation));
    }

    private void overdue(long number) {
        state.looking(number).ifPresent(looking -> {
            state = looking.overdue();
            judge(probe.unseen(
                    "the probe did not end within " + cadence.longestRound().toSeconds() + " s"));
            waiters.settle(number);
        });
    }

    private void ended(long number, Observation observation) {
        state.looking(number).ifPresent(looking -> {
            state = looking.ended();
            boolean decided = judge(observation);
            logins = logins.after(observation);
            if (decided) {
                waiters.settle(logins.covers(Duration.ZERO) ? number + 1 : number);
            }
            goOn(looking.began(), decided, observation);
        });
        state.overdue(number).ifPresent(overdue -> {
            state = overdue.ended();
            goOn(overdue.began(), false, observation);
        });
    }

    private void goOn(Instant began, boolean decided, Observation seen) {
        if (!waiters.isEmpty() || (repeats && !decided)) {
            look();
        } else if (repeats) {
            Duration pace = paceAfter(seen);
            Duration left = remaining(began, pace);
            if (gate.isRung()) {
                lookIn(shorter(left, gate.wait(scheduler.now())));
            } else if (left.compareTo(Duration.ZERO) > 0 && cadence.leavesTimeToPing(seen, pace)) {
                pingOrLookIn(left, seen);
            } else {
                lookIn(left);
            }
        }
    }

    private void pingOrLookIn(Duration delay, Observation seen) {
        state.idle().ifPresent(idle -> state = idle.until(scheduler.after(delay, () -> pingOrLook(seen))));
    }

    /**
     * A ping, unless the next one would come after a look is due; so a look comes first where this process did not run for
     * long, or the clock was set. None comes while a look is under way, or once the loop has stopped: a timer that has fired
     * may be too late to cancel.
     */
    private void pingOrLook(Observation seen) {
        Duration pace = paceAfter(seen);
        Duration next = Duration.between(latest, scheduler.now()).abs().plus(pace);
        if (next.compareTo(cadence.interval()) <= 0 && state.idle().isPresent() && probe.ping()) {
            pingOrLookIn(pace, seen);
        } else {
            look();
        }
    }

    /** With as many beside us as there are now. */
    private Duration paceAfter(Observation seen) {
        return fleet.after(seen, pace(seen));
    }

    private Duration pace(Observation seen) {
        return probe().interval().orElseGet(() -> logins.pace(cadence.after(seen)));
    }

    /** What is left of the pace; never more than all of it, should the clock be set back. */
    private Duration remaining(Instant began, Duration pace) {
        return shorter(pace, pace.minus(Duration.between(began, scheduler.now())));
    }

    /** A fault while judging must not end the loop. */
    private boolean judge(Observation observation) {
        try {
            return decides.test(observation);
        } catch (RuntimeException thrown) {
            LOG.errorf(
                    "A round could not be judged probe=%s fault=%s",
                    observation.probe(), thrown.getClass().getName());
            return true;
        }
    }
}
