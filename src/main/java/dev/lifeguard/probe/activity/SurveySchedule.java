package dev.lifeguard.probe.activity;

import static dev.lifeguard.time.Durations.longer;

import dev.lifeguard.probe.QuestionKind;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When everybody is looked at, and not only this pod. By itself now and then, at a time of chance, so that many sidecars
 * do not look in step; between those a few at once where a reason comes up, as long as they can be paid for by surveys that
 * are left out later. Use it from one thread at a time.
 */
final class SurveySchedule {
    /** So many may be held in a row before any is paid for. */
    private static final int BURST = 3;

    private final RandomGenerator random;
    private Instant held = Instant.MIN;
    private Instant due = Instant.MIN;
    private Instant paid = Instant.EPOCH;

    SurveySchedule(RandomGenerator random) {
        this.random = random;
    }

    /** Whether it is time for one, or a clock that was set back no longer tells. */
    boolean isDue(Instant now) {
        return !now.isBefore(due) || now.isBefore(held);
    }

    /**
     * Whether one more can be had for a reason.
     *
     * @param apart how far apart they may be in the long run
     */
    boolean allows(Instant now, Duration apart) {
        return !now.isBefore(paid.minus(apart.multipliedBy(BURST - 1)));
    }

    /** One is held. What is asked for is held and paid for, too. */
    void held(Instant now, Duration round, Duration apart) {
        held = now;
        Instant from = paid.isBefore(now) ? now : paid;
        Instant most = now.plus(apart.multipliedBy(BURST));
        Instant next = from.plus(apart);
        paid = next.isBefore(most) ? next : most;
        Duration pace = longer(apart, round.multipliedBy(QuestionKind.GLANCES_TO_A_SURVEY));
        due = now.plus(Duration.ofNanos((long) (pace.toNanos() * (0.75 + 0.5 * random.nextDouble()))));
    }
}
