package dev.lifeguard.probe.activity;

import dev.lifeguard.probe.Question;
import dev.lifeguard.probe.socket.TcpSocket;
import java.util.Collection;
import java.util.List;

/**
 * The question of every ordinary round: how many backends there are, and this pod's own sessions by their process ids. None
 * of the others is looked at, which is what makes {@link ActivityQuery} dear: for each session it names the client's address
 * and searches the list of processes.
 *
 * @see <a href="https://www.postgresql.org/docs/current/monitoring-stats.html#MONITORING-STATS-BACKEND-FUNCS-TABLE">
 *     Per-backend statistics functions</a>
 */
final class GlanceQuery {
    private static final String DATABASE = "$2::int8::oid";

    private static final String COUNTS =
            ActivityQuery.counts("$1::int8::oid", DATABASE, "(NOT $3::bool OR usr = $1::int8::oid)");

    /** Those that are known, and those whose ports are searched for, without a look at any other. */
    private static final String PIDS = "SELECT unnest($4::int4[]) AS pid UNION"
            + " SELECT pg_stat_get_backend_pid(b.id) AS pid FROM pg_stat_get_backend_idset() AS b(id)"
            + " WHERE cardinality($5::int4[]) > 0 AND pg_stat_get_backend_client_port(b.id) = ANY ($5::int4[])";

    private static final String NEAR =
            "SELECT a.*, " + lifeguard("a") + " AS lifeguard, a.datid = " + DATABASE + " AS here,"
                    + " row_number() OVER (PARTITION BY a.datid = " + DATABASE + " AND NOT " + lifeguard("a")
                    + " ORDER BY a.backend_start) AS nth"
                    + " FROM (" + PIDS + ") p, LATERAL pg_stat_get_activity(p.pid) AS a WHERE p.pid IS NOT NULL";

    /** Of each its ends; and as much of it as of a survey. */
    private static final String TEXT = "SELECT " + ActivityQuery.WHERE + ", c.*,"
            + " (SELECT json_agg(json_build_array(json_build_array(host(s.client_addr), s.client_port, s.lifeguard, s.pid),"
            + " s.here, CASE WHEN s.nth <= " + ActivityQuery.MOST_SESSIONS + " THEN "
            + ActivityQuery.session("true", "pg_get_userbyid(s.usesysid)", "NULL") + " END) ORDER BY s.backend_start)"
            + " FROM (" + NEAR + ") s)::text AS near, "
            + ActivityQuery.TOOK + " FROM (" + COUNTS + ") c";

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

    private GlanceQuery() {}

    private static String lifeguard(String table) {
        return "coalesce(split_part(" + table + ".application_name, '/', 1) = 'lifeguard', false)";
    }

    /**
     * The counts and the sessions of one moment.
     *
     * @param whose whom to count, as the last survey told
     * @param known process ids of the backends that some of the pod's connections had
     * @param strange ports of those whose backend is not known yet
     */
    static Question about(Counted.Whose whose, List<Integer> known, List<Integer> strange) {
        return new Question(TEXT, List.of(whose.role(), whose.database(), whose.roleKnown(), known, strange));
    }

    /** The same, with those that block the pod's sessions that wait for a lock: a single row as of a survey. */
    static String aboutLocks(
            Counted.Whose whose, Collection<TcpSocket> sockets, List<Integer> known, List<Integer> strange) {
        String text = "WITH near AS MATERIALIZED (" + NEAR + "),"
                + " known AS MATERIALIZED (SELECT * FROM near WHERE "
                + ActivityQuery.isEnd(sockets) + "),"
                + " mine AS MATERIALIZED (SELECT * FROM known WHERE here"
                + " AND NOT lifeguard ORDER BY backend_start LIMIT " + ActivityQuery.MOST_SESSIONS + "),"
                + REST
                + COUNTS
                + ") c";
        return new Question(text, about(whose, known, strange).values()).inline();
    }
}
