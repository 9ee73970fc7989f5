package dev.lifeguard.probe.activity;

import dev.lifeguard.probe.socket.TcpSocket;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The one question about everybody who is connected, a survey: a single row, whatever there is. The activity is read once,
 * at a cost that grows with the number of sessions; {@link GlanceQuery} is what is asked in between. Roles and databases are
 * told apart by their numbers, and locks are a question of their own: to make a plan for all that in one, as for the view
 * {@code pg_stat_activity}, took the server longer than to carry it out.
 *
 * <p>A role without {@code pg_read_all_stats} is not told the type of other roles' backends: those with a database and a
 * role count as clients.
 *
 * @see <a href="https://www.postgresql.org/docs/current/monitoring-stats.html">pg_stat_activity</a>
 */
final class ActivityQuery {
    /** Sessions told one by one. */
    static final int MOST_SESSIONS = 100;

    private static final int MOST_HOLDERS = 20;

    private ActivityQuery() {}

    /** @param sockets this pod's connections to the server; their numeric addresses and ports are all that is put in */
    static String about(Collection<TcpSocket> sockets) {
        return TEXT.replace("{ends}", isEnd(sockets));
    }

    /**
     * Whether a session's client is an end of one of these. Addresses and ports by themselves, which the server looks up in
     * tables of hashes: who has one of this pod's addresses and one of its ports is this pod.
     */
    static String isEnd(Collection<TcpSocket> sockets) {
        return "client_addr = ANY ("
                + array(sockets, local -> local.getAddress().getHostAddress())
                + "::inet[]) AND client_port = ANY (" + array(sockets, local -> String.valueOf(local.getPort()))
                + "::int4[])";
    }

    private static String array(Collection<TcpSocket> sockets, Function<InetSocketAddress, String> part) {
        return sockets.stream().map(TcpSocket::local).map(part).distinct().collect(Collectors.joining(",", "'{", "}'"));
    }

    /** How many backends have a database, workers among them: it takes no look at any of them. */
    static String counts(String role, String database, String own) {
        return "SELECT count(*)::int AS all_backends, (count(*) FILTER (WHERE usr = " + role
                + "))::int AS role_backends,"
                + " (count(*) FILTER (WHERE db = " + database + "))::int AS database_backends,"
                + " (count(*) FILTER (WHERE db = " + database + " AND " + own + "))::int AS own_backends"
                + " FROM (SELECT pg_stat_get_backend_dbid(b.id) AS db, pg_stat_get_backend_userid(b.id) AS usr"
                + " FROM pg_stat_get_backend_idset() AS b(id)) each WHERE db <> 0";
    }

    /** The ends among those asked for that have a backend. */
    static final String KNOWN =
            "(SELECT json_agg(json_build_array(host(client_addr), client_port, lifeguard, pid)) FROM known)::text AS known";

    /** A session one by one. */
    static String told(String user) {
        return "(SELECT json_agg(" + session("s.mine", user, "s.blockers") + ") FROM told s)::text AS sessions";
    }

    /** A session that is called {@code s}. */
    static String session(String mine, String user, String blockers) {
        return "json_build_object('pid', s.pid, 'mine', " + mine + ", 'user', " + user
                + ", 'state', s.state, 'waitType', s.wait_event_type, 'waiting', s.wait_event, 'age', "
                + seconds("backend_start") + ", 'stateAge', " + seconds("state_change") + ", 'transactionAge', "
                + seconds("xact_start") + ", 'opened', s.backend_start::text, 'began', s.xact_start::text,"
                + " 'changed', s.state_change::text, 'query', left(s.query, 300), 'blockers', " + blockers + ")";
    }

    /** Tells this run of this server from others, and where it sees us come from. */
    static final String WHERE = "host(inet_client_addr()) AS client_address, inet_client_port() AS client_port,"
            + " coalesce(host(inet_server_addr()), '') || ' ' || pg_postmaster_start_time() AS server";

    /** How long the server took for it up to here, without the network. */
    static final String TOOK = "extract(epoch FROM clock_timestamp() - statement_timestamp())::float8 AS took";

    private static String seconds(String since) {
        return "extract(epoch FROM clock_timestamp() - s." + since + ")";
    }

    /** Whether a role has not been dropped while its sessions last: one that is gone has no name but its number. */
    private static String isThere(String role) {
        return role + "::regrole::text <> " + role + "::text";
    }

    private static final String TEXT = "WITH seen AS MATERIALIZED ("
            + "SELECT pid, datid, usesysid, application_name, client_addr, client_port, backend_start, xact_start,"
            + " state_change, wait_event_type, wait_event, state, backend_type, left(query, 300) AS query,"
            + " coalesce(split_part(application_name, '/', 1) = 'lifeguard', false) AS lifeguard"
            + " FROM pg_stat_get_activity(NULL) WHERE backend_type = 'client backend'"
            + " OR (backend_type IS NULL AND datid IS NOT NULL AND usesysid IS NOT NULL)),"
            + " us AS MATERIALIZED (SELECT datid, usesysid FROM seen WHERE pid = pg_backend_pid()),"
            + " known AS MATERIALIZED (SELECT * FROM seen WHERE {ends}),"
            + " mine AS MATERIALIZED (SELECT * FROM known WHERE datid = (SELECT datid FROM us) AND NOT lifeguard"
            + " ORDER BY backend_start LIMIT " + MOST_SESSIONS + "),"
            + " app AS MATERIALIZED (SELECT coalesce("
            + "(SELECT usesysid FROM mine WHERE " + isThere("usesysid")
            + " GROUP BY usesysid ORDER BY count(*) DESC LIMIT 1),"
            + " (SELECT s.usesysid FROM seen s, us WHERE s.usesysid = us.usesysid AND s.datid = us.datid"
            + " AND NOT s.lifeguard LIMIT 1)) AS role),"
            + " held AS (SELECT application_name, usesysid, client_addr, state, count(*) AS count"
            + " FROM seen GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC, 1, 2, 3, 4 LIMIT " + MOST_HOLDERS + ")"
            + " SELECT current_user::text AS role,"
            + " " + WHERE + ","
            + " current_setting('max_connections')::int AS max_connections,"
            + " current_setting('superuser_reserved_connections')::int AS superuser_reserved,"
            + " coalesce(current_setting('reserved_connections', true), '0')::int AS reserved,"
            + " extract(epoch FROM current_setting('idle_session_timeout', true)::interval)::float8 AS idle_session,"
            + " extract(epoch FROM current_setting('tcp_keepalives_idle')::interval)::float8 AS keepalive,"
            + " r.rolname::text AS app_role, r.rolsuper AS superuser, r.rolconnlimit AS role_limit,"
            + " coalesce(pg_has_role(r.oid, to_regrole('pg_use_reserved_connections')::oid, 'USAGE'), false)"
            + " AS uses_reserved,"
            + " d.datname::text AS database, d.datconnlimit AS database_limit, n.*, c.*,"
            + " (SELECT to_json(b) FROM pg_stat_database b WHERE b.datid = d.oid)::text AS counts,"
            + " r.oid::int8 AS role_oid, d.oid::int8 AS database_oid, app.role IS NOT NULL AS role_known,"
            + " (SELECT json_object_agg(state, count) FROM (SELECT coalesce(state, '') AS state, count(*) AS count"
            + " FROM seen GROUP BY 1) t)::text AS states,"
            + " (SELECT json_agg(json_build_array(application_name, pg_get_userbyid(usesysid), host(client_addr), state,"
            + " count)) FROM held)::text AS holders,"
            + " " + KNOWN + ", (SELECT json_agg(" + session("true", "pg_get_userbyid(s.usesysid)", "NULL")
            + ") FROM mine s)::text AS sessions, " + TOOK
            + " FROM us, app JOIN pg_roles r ON r.oid = coalesce(app.role, (SELECT usesysid FROM us))"
            + " JOIN pg_database d ON d.oid = (SELECT datid FROM us),"
            + " LATERAL (SELECT count(*)::int AS used, (count(*) FILTER (WHERE backend_type IS NULL))::int AS hidden,"
            + " (count(*) FILTER (WHERE lifeguard AND pid <> pg_backend_pid()"
            + " AND pid NOT IN (SELECT pid FROM known)))::int AS peers,"
            + " (count(*) FILTER (WHERE usesysid = r.oid))::int AS role_used,"
            + " (count(*) FILTER (WHERE usesysid = r.oid AND lifeguard))::int AS role_ours,"
            + " (count(*) FILTER (WHERE datid = d.oid))::int AS database_used,"
            + " (count(*) FILTER (WHERE datid = d.oid AND lifeguard))::int AS database_ours,"
            + " (count(*) FILTER (WHERE datid = d.oid AND NOT lifeguard"
            + " AND (app.role IS NULL OR usesysid = app.role)))::int AS own,"
            + " (count(*) FILTER (WHERE application_name LIKE 'lifeguard/_%'"
            + " AND application_name = current_setting('application_name')"
            + " AND usesysid = us.usesysid AND datid = d.oid"
            + " AND (pid = pg_backend_pid() OR backend_start < clock_timestamp() - '5s'::interval)))::int AS alike"
            + " FROM seen) n,"
            + " LATERAL (" + counts("r.oid", "d.oid", "(app.role IS NULL OR usr = r.oid)") + ") c";
}
