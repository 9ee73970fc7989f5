package dev.lifeguard.database;

import java.util.List;

/**
 * What every transaction of ours sets before it names anything in a database that belongs to others. An unqualified name is
 * resolved by best match over the whole search path, so that a function or an operator of the owner's with our argument
 * types would be called with our rights; a policy of theirs would be evaluated with them as well.
 *
 * <p>Set for one transaction and in the message that asks, as a pooler may hand the next one to another session, and may
 * refuse or drop what a client sends at login. {@code SET} itself looks nothing up.
 *
 * @see <a href="https://www.postgresql.org/support/security/CVE-2018-1058/">CVE-2018-1058</a>
 */
public final class SafeSettings {
    /** {@code pg_temp} is named to be last: unnamed, it would be searched first for tables and types. */
    public static final List<String> STATEMENTS =
            List.of("SET LOCAL search_path = pg_catalog, pg_temp", "SET LOCAL row_security = off");

    /** The same for a session that nobody else will ever use. */
    public static final List<String> OF_SESSION = STATEMENTS.stream()
            .map(statement -> statement.replaceFirst("^SET LOCAL ", "SET "))
            .toList();

    private SafeSettings() {}
}
