package dev.lifeguard.probe;

import dev.lifeguard.observation.Fleet;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a sidecar asks of a server again and again, what one costs there, and which part of its share goes to it. Processor
 * time of a backend that was idle, which is mostly that it wakes up, measured on PostgreSQL 15 on two busy cores of a
 * virtual machine; {@link Slowness} takes it to others.
 */
public enum QuestionKind {
    /** Whether the session answers. What all others leave of the share goes to these. */
    PING(350, 0, 0.22, 1, 0.9),
    /** This pod's own sessions, and how many there are of others. */
    GLANCE(750, 0.4, 0.55, 1, 15),
    /** Everybody who is connected. */
    SURVEY(2_000, 16, 0.07, 1, 120),
    /** A new connection: a process is made for it, and fills its caches. What is urgent of it may last for long. */
    LOGIN(12_000, 0, 0.12, 0.3, 60),
    /** What a migration tool has written down. */
    MIGRATIONS(2_000, 0, 0.04, 1, 30);

    /** Without a reason everybody is looked at no sooner than after so many glances. */
    public static final int GLANCES_TO_A_SURVEY = 8;

    private static final int NANOS = 1_000;

    private final long micros;
    private final double microsEach;
    private final double part;
    private final double urgentPart;
    private final double seconds;

    QuestionKind(long micros, double microsEach, double part, double urgentPart, double seconds) {
        this.micros = micros;
        this.microsEach = microsEach;
        this.part = part;
        this.urgentPart = urgentPart;
        this.seconds = seconds;
    }

    /** What one takes on the server the costs were measured on, with so many sessions. */
    public Duration measured(int sessions) {
        return Duration.ofNanos(Math.round((micros + microsEach * sessions) * NANOS));
    }

    /** Seconds of the server's time that one is believed to take. */
    double cost(Fleet fleet) {
        return measured(fleet.sessions()).toNanos()
                / 1e9
                * (this == LOGIN ? fleet.slownessOfLogins() : fleet.slowness());
    }

    /** The part of a sidecar's share that these may take at least; all such parts together are the whole. */
    double part() {
        return part;
    }

    /**
     * The same with what others leave of theirs, since they are not wanted as often.
     *
     * @param each the part of a core that one sidecar may take
     * @param intervals from one question to the next, of those that are not wanted as often as usual
     */
    double part(Fleet fleet, double each, Map<QuestionKind, Duration> intervals) {
        return this == PING
                ? 1
                        - Stream.of(values())
                                .filter(kind -> kind != PING)
                                .mapToDouble(kind ->
                                        Math.min(kind.part, kind.cost(fleet) / (kind.seconds(intervals) * each)))
                                .sum()
                : part;
    }

    private double seconds(Map<QuestionKind, Duration> intervals) {
        Duration configured = intervals.get(this);
        return configured == null ? seconds : configured.toNanos() / 1e9;
    }

    /** The same while they matter for a moment, on top of all others. */
    double urgentPart() {
        return urgentPart;
    }
}
