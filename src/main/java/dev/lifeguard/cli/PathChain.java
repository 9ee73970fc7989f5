package dev.lifeguard.cli;

import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.Timings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The way to the database on one line: {@code dns 0.4 ms → tcp 0.8 ms → login ✗}. */
final class PathChain {
    private PathChain() {}

    /** Empty text where nothing was measured and nothing is broken. */
    static String of(Timings timings, Optional<Phase> broken, TerminalColors paint) {
        List<String> links = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            if (broken.filter(phase::equals).isPresent()) {
                links.add(paint.broken(label(phase) + " ✗"));
                break;
            }
            timings.of(phase).ifPresent(time -> links.add(label(phase) + " " + milliseconds(time)));
        }
        return String.join(" → ", links);
    }

    private static String label(Phase phase) {
        return phase == Phase.AUTH ? "login" : phase.label();
    }

    private static String milliseconds(Duration time) {
        double milliseconds = time.toNanos() / 1e6;
        return String.format(Locale.ROOT, milliseconds < 10 ? "%.1f ms" : "%.0f ms", milliseconds);
    }
}
