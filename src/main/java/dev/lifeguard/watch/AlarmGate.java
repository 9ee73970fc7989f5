package dev.lifeguard.watch;

import static dev.lifeguard.time.Durations.longer;
import static dev.lifeguard.time.Durations.shorter;

import java.time.Duration;
import java.time.Instant;

/**
 * When an alarm may cause a look. The first does at once; the next after {@link Cadence#ALARM_GAP}, and with each one that
 * follows closely the gap doubles up to the pace while down: a server that ends every session at once must not be logged
 * in to twenty times a second. An interval without alarms forgets them.
 */
final class AlarmGate {
    private final Cadence cadence;
    private Instant opens = Instant.MIN;
    private Instant forgets = Instant.MIN;
    private Duration gap = Cadence.ALARM_GAP;
    private boolean rung;

    AlarmGate(Cadence cadence) {
        this.cadence = cadence;
    }

    /** An alarm. False where an earlier one has yet to get its look, which serves both. */
    boolean ring() {
        boolean first = !rung;
        rung = true;
        return first;
    }

    /** Whether an alarm has yet to get its look. */
    boolean isRung() {
        return rung;
    }

    /** How long an alarm has to wait for its look; zero where it need not, never more than the gap. */
    Duration wait(Instant now) {
        if (!now.isBefore(opens)) {
            return Duration.ZERO;
        }
        return shorter(Duration.between(now, opens), gap);
    }

    /** A look begins; it is that of the alarm, if there was one. */
    void look(Instant now) {
        if (rung) {
            rung = false;
            gap = now.isBefore(forgets)
                    ? longer(gap, shorter(gap.multipliedBy(2), cadence.whileDown()))
                    : Cadence.ALARM_GAP;
            opens = now.plus(gap);
            forgets = now.plus(cadence.interval());
        }
    }
}
