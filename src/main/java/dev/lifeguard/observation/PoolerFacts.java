package dev.lifeguard.observation;

import java.time.Duration;
import java.util.Optional;

/**
 * PgBouncer, as its own console describes it.
 *
 * @param version for example {@code PgBouncer 1.18.0}
 * @param mode {@code session}, {@code transaction} or {@code statement}, of the pool of our database and role
 * @param waiting clients of that pool that wait for a server connection
 * @param maxWait how long the first of them has waited
 * @param servers server connections of that pool
 * @param poolSize how many there may be; 0 where it did not say
 * @param preparedStatements {@code max_prepared_statements}; empty before 1.21, which had no such thing
 * @see <a href="https://www.pgbouncer.org/usage.html">SHOW POOLS and SHOW CONFIG</a>
 */
public record PoolerFacts(
        String version,
        String mode,
        int waiting,
        Duration maxWait,
        int servers,
        int poolSize,
        Optional<Integer> preparedStatements) {}
