package dev.lifeguard.database;

import java.time.Duration;
import java.util.Optional;

/** How long a URL lets its driver connect: seconds, in {@code connect_timeout} or pgjdbc's {@code connectTimeout}. */
final class ConnectLimit {
    /** Kept apart from libpq's, under which a corrected URL would write it down. */
    static final String JAVAS = "connectTimeout";

    private static final int MOST_DIGITS = 6;

    private ConnectLimit() {}

    /** Empty where the URL sets none, or none that is a number; libpq takes one below zero for none. */
    static Optional<Duration> of(ParsedUrl draft) {
        return draft.get(draft.stack == DriverFamily.JDBC ? JAVAS : "connect_timeout")
                .filter(text -> text.matches("[0-9]{1," + MOST_DIGITS + "}"))
                .map(Long::parseLong)
                .map(Duration::ofSeconds);
    }
}
