package dev.lifeguard.cli;

import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.Timings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The way to the database on one line: {@code dns 0.4 ms → tcp 0.8 ms → login ✗}, and its age where it has one. */
final class PathChain {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private PathChain() {}

    /** Empty text where nothing was measured and nothing is broken. */
    static String of(Timings timings, Optional<Phase> broken, Instant now, TerminalColors paint) {
        List<String> links = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            if (broken.filter(phase::equals).isPresent()) {
                links.add(paint.broken(label(phase) + " ✗"));
                break;
            }
            timings.of(phase).ifPresent(time -> links.add(label(phase) + " " + milliseconds(time)));
        }
        return String.join(" → ", links) + age(timings, now);
    }

    /** How old the phases up to the login are. */
    private static String age(Timings timings, Instant now) {
        return timings.connected()
                .map(at -> Duration.between(at, now))
                .filter(age -> age.compareTo(FRESH) >= 0)
                .map(age -> "  (connected " + age.toSeconds() + " s ago)")
                .orElse("");
    }

    private static String label(Phase phase) {
        return phase == Phase.AUTH ? "login" : phase.label();
    }

    private static String milliseconds(Duration time) {
        double milliseconds = time.toNanos() / 1e6;
        return String.format(Locale.ROOT, milliseconds < 10 ? "%.1f ms" : "%.0f ms", milliseconds);
    }
}
