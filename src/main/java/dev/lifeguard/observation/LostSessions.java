package dev.lifeguard.observation;

import java.time.Instant;

/**
 * Sessions of a database, of all its clients, that ended otherwise than by their client's goodbye.
 *
 * @param clientGone the server found nobody at the other end
 * @param failed ended by an error of theirs, a limit on idle sessions among them
 * @param terminated ended by an administrator
 * @param since when they began to be counted
 * @see <a href="https://www.postgresql.org/docs/current/monitoring-stats.html#MONITORING-PG-STAT-DATABASE-VIEW">sessions_abandoned, sessions_fatal, sessions_killed</a>
 */
public record LostSessions(long clientGone, long failed, long terminated, Instant since) {
    public long all() {
        return clientGone + failed + terminated;
    }
}
