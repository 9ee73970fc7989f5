package dev.lifeguard.observation;

import java.util.List;
import java.util.Optional;

/**
 * How many connections there can be, and how many there are. Only client backends count: parallel workers, autovacuum and
 * WAL senders have slots of their own.
 *
 * @param max the setting {@code max_connections}
 * @param reserved slots that the application's role may not take: {@code superuser_reserved_connections}, and from 16 on
 *     {@code reserved_connections}
 * @param used client backends of the whole server
 * @param role {@code CONNECTION LIMIT} of the application's role
 * @param database {@code CONNECTION LIMIT} of the database
 * @param own sessions of the application, in all its pods, as far as they can be told; what else there is are others
 * @see <a href="https://www.postgresql.org/docs/current/runtime-config-connection.html">Connection settings</a>
 */
public record Capacity(int max, int reserved, int used, Optional<Quota> role, Optional<Quota> database, int own) {

    /**
     * A limit within the server's.
     *
     * @param name of the role or the database
     * @param limit at least 0
     * @param used sessions that count against it
     * @param ours those of them that are sidecars' own
     */
    public record Quota(String name, int limit, int used, int ours) {
        /** Whether the next login is refused, and not merely because a sidecar is looking: others are there too. */
        public boolean full() {
            return used >= limit && (limit == 0 || used > ours);
        }
    }

    /** Slots that the application's role can have. */
    public int usable() {
        return Math.max(0, max - reserved);
    }

    /** Sessions that are not the application's. */
    public int others() {
        return Math.max(0, used - own);
    }

    /**
     * The most connections that all pods of the application can have together, beside what others hold now: the narrowest
     * of the server, the role and the database.
     */
    public int room() {
        int most = usable() - others();
        for (Quota quota :
                List.of(role, database).stream().flatMap(Optional::stream).toList()) {
            most = Math.min(most, quota.limit() - Math.max(0, quota.used() - own));
        }
        return Math.max(0, most);
    }
}
