package dev.lifeguard.observation;

/**
 * What the server says of itself.
 *
 * @param version for example {@code 16.4}
 * @param inRecovery whether it is a standby
 * @param readOnly whether new transactions are read-only by default
 * @param maxConnections the setting {@code max_connections}
 * @param monitor whether our role has the privileges of {@code pg_monitor}
 * @param superuser whether our role may do everything
 * @param tls whether our session is encrypted
 */
public record ServerFacts(
        String version,
        boolean inRecovery,
        boolean readOnly,
        int maxConnections,
        boolean monitor,
        boolean superuser,
        boolean tls) {}
