package dev.lifeguard.database;

/**
 * The search path that a login with our role gets by itself, as data: what a server's configuration, the database and the
 * role have set. Ours holds nothing but the catalogue, so it is what the server would reset it to: reset and put back in
 * between, since {@code pg_settings}, which knows it as well, works out hundreds of settings for each look.
 *
 * @see <a href="https://www.postgresql.org/docs/current/functions-admin.html#FUNCTIONS-ADMIN-SET">set_config</a>
 */
public final class ApplicationPath {
    /**
     * For a {@code WITH}: {@code path(oid, place)} of the schemas on it that exist and may be used, counted from one. An
     * entry is split at commas, so that a schema with one in its name counts as not on it. All names of a statement are
     * resolved before it runs, the columns of {@code noted} are worked out in their order, and what reads it has to wait.
     */
    public static final String TABLE = "noted AS MATERIALIZED (SELECT set_config('search_path', NULL, true) AS reset,"
            + " current_setting('search_path') AS found, set_config('search_path', 'pg_catalog, pg_temp', true) AS safe),"
            + " entry AS (SELECT btrim(e.name) AS name, e.place"
            + " FROM noted, unnest(string_to_array(noted.found, ',')) WITH ORDINALITY AS e(name, place)),"
            + " named AS (SELECT CASE WHEN name LIKE '\"%\"'"
            + " THEN replace(substr(name, 2, length(name) - 2), '\"\"', '\"') ELSE lower(name) END AS name, place"
            + " FROM entry),"
            + " path AS MATERIALIZED (SELECT n.oid, row_number() OVER (ORDER BY min(e.place))::int AS place"
            + " FROM named e JOIN pg_namespace n"
            + " ON n.nspname = CASE e.name WHEN '$user' THEN current_user::text ELSE e.name END"
            + " WHERE has_schema_privilege(n.oid, 'USAGE') GROUP BY n.oid)";

    private ApplicationPath() {}
}
