package dev.lifeguard.jdbc;

import java.time.Duration;

/**
 * How long JDBC may wait; the driver counts in whole seconds, so parts of one are rounded up.
 *
 * @param connect for a connection of TCP; the login after it may take as long again
 * @param answer for each statement
 */
public record JdbcLimits(Duration connect, Duration answer) {
    int connectSeconds() {
        return seconds(connect);
    }

    int loginSeconds() {
        return 2 * seconds(connect);
    }

    /** A second more than a statement may take, so that the server's own limit is the one that strikes. */
    int socketSeconds() {
        return seconds(answer) + 1;
    }

    private static int seconds(Duration limit) {
        return (int) Math.max(1, limit.plusMillis(999).toSeconds());
    }
}
