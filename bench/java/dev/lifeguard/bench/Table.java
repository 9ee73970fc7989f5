package dev.lifeguard.bench;

import java.time.Duration;
import java.util.Locale;

/** Prints each figure as soon as it is known, as a row of Markdown. */
final class Table {
    void title(String title) {
        System.out.printf("%n%s%n%n| | measured | wanted |%n|---|---|---|%n", title);
    }

    void row(String what, Object measured, String wanted) {
        String figure = measured instanceof Duration time ? shown(time) : measured.toString();
        System.out.printf("| %s | %s | %s |%n", what, figure, wanted);
    }

    void note(String text) {
        System.out.printf("| %s | | |%n", text);
    }

    static String shown(Duration time) {
        double milliseconds = time.toNanos() / 1e6;
        return milliseconds < 1000
                ? String.format(Locale.ROOT, "%.1f ms", milliseconds)
                : String.format(Locale.ROOT, "%.2f s", milliseconds / 1000);
    }
}
