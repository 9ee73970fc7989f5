package dev.lifeguard.probe;

import dev.lifeguard.observation.Fleet;
import java.time.Duration;

/**
 * What a sidecar asks of a server again and again, what one costs there, and which part of its share goes to it. Processor
 * time of a backend that was idle, which is mostly that it wakes up, measured on PostgreSQL 15 on two busy cores of a
 * virtual machine; {@link Slowness} takes it to others.
 */
public enum QuestionKind {
    /** Whether the session answers. */
    PING(350, 0, 0.22, 1),
    /** This pod's own sessions, and how many there are of others. */
    GLANCE(750, 0.4, 0.55, 1),
    /** Everybody who is connected. */
    SURVEY(2_000, 16, 0.07, 1),
    /** A new connection: a process is made for it, and fills its caches. What is urgent of it may last for long. */
    LOGIN(12_000, 0, 0.12, 0.3),
    /** What a migration tool has written down. */
    MIGRATIONS(2_000, 0, 0.04, 1);

    private static final int NANOS = 1_000;

    private final long micros;
    private final double microsEach;
    private final double part;
    private final double urgentPart;

    QuestionKind(long micros, double microsEach, double part, double urgentPart) {
        this.micros = micros;
        this.microsEach = microsEach;
        this.part = part;
        this.urgentPart = urgentPart;
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

    /** The part of a sidecar's share that these may take; all parts together are the whole. */
    double part() {
        return part;
    }

    /** The same while they matter for a moment, on top of all others. */
    double urgentPart() {
        return urgentPart;
    }
}
