package dev.lifeguard.probe.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Whether the number of connections grows like a straight line, and when it arrives at its limit. Says nothing before
 * there are {@value #FEWEST} looks over a minute, nor where the line explains less than four fifths of what was seen.
 */
final class Trend {
    static final int FEWEST = 6;
    private static final int MOST = 40;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final double SOUND = 0.8;

    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(Instant at, int used) {}

    void add(Instant at, int used) {
        samples.addLast(new Sample(at, used));
        if (samples.size() > MOST) {
            samples.removeFirst();
        }
    }

    /** From the latest look until {@code limit} is reached. */
    Optional<Duration> until(int limit) {
        if (samples.size() < FEWEST) {
            return Optional.empty();
        }
        Instant first = samples.getFirst().at();
        Sample last = samples.getLast();
        if (Duration.between(first, last.at()).compareTo(SHORTEST) < 0 || last.used() >= limit) {
            return Optional.empty();
        }
        double n = samples.size();
        double sumX = 0;
        double sumY = 0;
        double sumXx = 0;
        double sumXy = 0;
        double sumYy = 0;
        for (Sample sample : samples) {
            double x = Duration.between(first, sample.at()).toMillis() / 1e3;
            double y = sample.used();
            sumX += x;
            sumY += y;
            sumXx += x * x;
            sumXy += x * y;
            sumYy += y * y;
        }
        double together = n * sumXy - sumX * sumY;
        double spreadX = n * sumXx - sumX * sumX;
        double spreadY = n * sumYy - sumY * sumY;
        boolean sound = together > 0 && together * together >= SOUND * spreadX * spreadY;
        if (!sound) {
            return Optional.empty();
        }
        double perSecond = together / spreadX;
        double seconds = (limit - last.used()) / perSecond;
        return seconds <= LONGEST.toSeconds() ? Optional.of(Duration.ofSeconds((long) seconds)) : Optional.empty();
    }
}
