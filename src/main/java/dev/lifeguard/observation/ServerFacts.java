package dev.lifeguard.observation;

import java.util.Optional;

/**
 * What the server says of itself. Servers that speak PostgreSQL's protocol and are something else (CockroachDB, Redshift,
 * Greenplum) or are old do not know every question: what they do not answer is empty, and says nothing of their health.
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
        Optional<String> version,
        Optional<Boolean> inRecovery,
        Optional<Boolean> readOnly,
        Optional<Integer> maxConnections,
        Optional<Boolean> monitor,
        Optional<Boolean> superuser,
        boolean tls) {

    /** Of a server that was asked nothing yet. */
    public static ServerFacts unasked(boolean tls) {
        return new ServerFacts(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                tls);
    }

    /** The same, with what may change while a session lasts. */
    public ServerFacts as(Optional<Boolean> recovering, Optional<Boolean> reading) {
        return new ServerFacts(version, recovering, reading, maxConnections, monitor, superuser, tls);
    }

    /** These, where it was asked for all; else what was known, with what it tells without being asked. */
    public ServerFacts orAsBefore(Optional<ServerFacts> before) {
        return version.isPresent()
                ? this
                : before.map(earlier -> earlier.as(inRecovery, readOnly)).orElse(this);
    }

    /** Whether it is known to be a standby. */
    public boolean isStandby() {
        return inRecovery.orElse(false);
    }

    /** Whether it is known to begin transactions read-only, standby or not. */
    public boolean isReadOnly() {
        return readOnly.orElse(false);
    }
}
