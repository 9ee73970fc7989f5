package dev.lifeguard.probe.activity;

import dev.lifeguard.probe.socket.TcpSocket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The question of every ordinary round: how many backends there are, and this pod's own sessions by their process ids. None
 * of the others is looked at, which is what makes {@link ActivityQuery} dear: for each session it names the client's address
 * and searches the list of processes. Statements are short, since a server plans them anew each time.
 *
 * @see <a href="https://www.postgresql.org/docs/current/monitoring-stats.html#MONITORING-STATS-BACKEND-FUNCS-TABLE">
 *     Per-backend statistics functions</a>
 */
final class GlanceQuery {
    private static final String LIFEGUARD = "coalesce(split_part({s}.application_name, '/', 1) = 'lifeguard', false)";

    private GlanceQuery() {}

    /**
     * Statements of one moment: the counts, and, where there is any, the sessions.
     *
     * @param whose whom to count, as the last survey told
     * @param known process ids of the backends that some of the pod's connections had
     * @param strange ports of those whose backend is not known yet: it is searched for, without a look at any other
     */
    static List<String> about(Counted.Whose whose, Collection<Integer> known, Collection<Integer> strange) {
        List<String> statements = new ArrayList<>();
        statements.add(
                "SELECT " + ActivityQuery.WHERE + ", c.*, " + ActivityQuery.TOOK + " FROM (" + counts(whose) + ") c");
        if (!known.isEmpty() || !strange.isEmpty()) {
            statements.add(
                    "SELECT json_build_array(host(s.client_addr), s.client_port, " + LIFEGUARD.replace("{s}", "s")
                            + ", s.pid)::text AS known, s.datid = " + whose.database() + " AS here, "
                            + ActivityQuery.session("true", "pg_get_userbyid(s.usesysid)", "NULL") + "::text AS session"
                            + " FROM (" + ids(known, strange) + ") p, LATERAL pg_stat_get_activity(p.pid) AS s"
                            + " WHERE p.pid IS NOT NULL ORDER BY s.backend_start");
        }
        return statements;
    }

    /** The same, with those that block the pod's sessions that wait for a lock: a single row as of a survey. */
    static String aboutLocks(
            Counted.Whose whose,
            Collection<TcpSocket> sockets,
            Collection<Integer> known,
            Collection<Integer> strange) {
        return "WITH near AS MATERIALIZED (SELECT a.*, " + LIFEGUARD.replace("{s}", "a") + " AS lifeguard"
                + " FROM (" + ids(known, strange) + ") p, LATERAL pg_stat_get_activity(p.pid) AS a"
                + " WHERE p.pid IS NOT NULL),"
                + " known AS MATERIALIZED (SELECT * FROM near WHERE (client_addr, client_port) IN (VALUES "
                + ActivityQuery.ends(sockets) + ")),"
                + " mine AS MATERIALIZED (SELECT * FROM known WHERE datid = " + whose.database()
                + " AND NOT lifeguard ORDER BY backend_start LIMIT " + ActivityQuery.MOST_SESSIONS + "),"
                + REST
                + counts(whose)
                + ") c";
    }

    private static String counts(Counted.Whose whose) {
        return ActivityQuery.counts(
                String.valueOf(whose.role()),
                String.valueOf(whose.database()),
                whose.roleKnown() ? "usr = " + whose.role() : "true");
    }

    private static String ids(Collection<Integer> known, Collection<Integer> strange) {
        return "SELECT unnest('{" + listed(known) + "}'::int[]) AS pid"
                + (strange.isEmpty() ? "" : " UNION " + searched(strange));
    }

    private static String listed(Collection<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static String searched(Collection<Integer> ports) {
        return "SELECT pg_stat_get_backend_pid(b.id) AS pid FROM pg_stat_get_backend_idset() AS b(id)"
                + " WHERE pg_stat_get_backend_client_port(b.id) = ANY ('{" + listed(ports) + "}'::int[])";
    }

    private static final String REST = LockChain.from(
                    locks -> locks + " e, LATERAL pg_stat_get_activity(e.blocker) s WHERE e.blocker IS NOT NULL AND")
            + " blocking AS MATERIALIZED (SELECT DISTINCT blocker FROM locks WHERE blocker IS NOT NULL"
            + " AND blocker NOT IN (SELECT pid FROM mine) LIMIT 20),"
            + " all_told AS (SELECT m.pid, true AS mine, m.usesysid, m.state, m.wait_event_type, m.wait_event,"
            + " m.backend_start, m.state_change, m.xact_start, m.query FROM mine m UNION ALL"
            + " SELECT a.pid, false, a.usesysid, a.state, a.wait_event_type, a.wait_event,"
            + " a.backend_start, a.state_change, a.xact_start, a.query"
            + " FROM blocking, LATERAL pg_stat_get_activity(blocking.blocker) a),"
            + " told AS (SELECT t.*, (SELECT json_agg(l.blocker) FROM locks l WHERE l.pid = t.pid) AS blockers"
            + " FROM all_told t ORDER BY t.mine DESC, t.backend_start)"
            + " SELECT " + ActivityQuery.WHERE + ", " + ActivityQuery.KNOWN + ", "
            + ActivityQuery.told("pg_get_userbyid(s.usesysid)") + ", c.* FROM (";
}
