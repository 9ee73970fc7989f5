package dev.lifeguard.drill;

import java.time.Duration;
import java.util.Locale;

/** How figures are put in sentences. */
public final class Figures {
    private Figures() {}

    /** For example {@code 0.4 ms}, {@code 12 ms} or {@code 1.3 s}. */
    public static String time(Duration time) {
        double milliseconds = time.toNanos() / 1e6;
        if (milliseconds >= 1000) {
            return String.format(Locale.ROOT, "%.1f s", milliseconds / 1000).replace(".0 s", " s");
        }
        return String.format(Locale.ROOT, milliseconds < 10 ? "%.1f ms" : "%.0f ms", milliseconds);
    }
}
