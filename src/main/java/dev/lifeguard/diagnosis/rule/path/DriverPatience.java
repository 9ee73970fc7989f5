package dev.lifeguard.diagnosis.rule.path;

import dev.lifeguard.database.DatabaseUrl;
import java.time.Duration;
import java.util.Optional;

/**
 * How long the application's driver waits for an address that does not answer, and what it does then.
 *
 * @param limit for one address
 * @param next whether it then tries the next address; else the connection fails
 */
record DriverPatience(Duration limit, boolean next) {
    /** SYN is sent again six times, {@code net.ipv4.tcp_syn_retries}, before Linux gives up. */
    private static final Duration KERNEL = Duration.ofSeconds(127);

    private static final Duration ASYNCPG = Duration.ofSeconds(60);
    private static final Duration PGJDBC = Duration.ofSeconds(10);
    private static final Duration LIBPQ_LEAST = Duration.ofSeconds(2);

    /** Empty where the URL does not tell which driver reads it, unless it sets a limit as libpq has it. */
    static Optional<DriverPatience> of(DatabaseUrl url) {
        Optional<Duration> set = url.connectLimit().filter(limit -> !limit.isZero());
        return switch (url.dialect()) {
            // one limit for all addresses together: https://magicstack.github.io/asyncpg/current/api/index.html
            case SQLALCHEMY_ASYNCPG -> Optional.of(new DriverPatience(ASYNCPG, false));
            // only the first address of a name: org.postgresql.core.PGStream
            case JDBC ->
                Optional.of(new DriverPatience(url.connectLimit().isPresent() ? set.orElse(KERNEL) : PGJDBC, false));
            // each address in turn: https://www.postgresql.org/docs/current/libpq-connect.html
            case SQLALCHEMY_PSYCOPG, KEYWORDS, ENVIRONMENT ->
                Optional.of(new DriverPatience(set.map(DriverPatience::atLeast).orElse(KERNEL), true));
            case URI -> set.map(limit -> new DriverPatience(atLeast(limit), true));
        };
    }

    private static Duration atLeast(Duration limit) {
        return limit.compareTo(LIBPQ_LEAST) < 0 ? LIBPQ_LEAST : limit;
    }

    /** What a connection that begins with so many silent addresses costs. */
    Duration cost(long silent) {
        return next ? limit.multipliedBy(silent) : limit;
    }
}
