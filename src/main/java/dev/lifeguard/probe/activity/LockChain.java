package dev.lifeguard.probe.activity;

import java.util.function.UnaryOperator;

/** The part of a question that follows locks: who blocks the pod's sessions, who blocks those, and once more. */
final class LockChain {
    /** Sessions of one link that are looked into. */
    static final int MOST_WAITING = 20;

    private LockChain() {}

    /**
     * The tables {@code lock1} to {@code lock3} and {@code locks}, with the columns {@code pid} and {@code blocker}.
     *
     * @param blocking of a table of locks, where to find those who block, as {@code s}, up to a condition that follows
     */
    static String from(UnaryOperator<String> blocking) {
        return " lock1 AS MATERIALIZED ("
                + blockers("SELECT pid FROM mine WHERE wait_event_type = 'Lock' ORDER BY state_change") + "),"
                + " lock2 AS MATERIALIZED (" + behind(blocking.apply("lock1")) + "),"
                + " lock3 AS MATERIALIZED (" + behind(blocking.apply("lock2")) + "),"
                + " locks AS MATERIALIZED (SELECT * FROM lock1 UNION SELECT * FROM lock2 UNION SELECT * FROM lock3),";
    }

    private static String behind(String blocking) {
        return blockers("SELECT DISTINCT s.pid FROM " + blocking
                + " (s.wait_event_type = 'Lock' OR s.backend_type IS NULL)"
                + " AND s.pid NOT IN (SELECT pid FROM lock1)");
    }

    private static String blockers(String waiting) {
        return "SELECT w.pid, b.blocker FROM (" + waiting + " LIMIT " + MOST_WAITING
                + ") w, unnest(pg_blocking_pids(w.pid)) AS b(blocker)";
    }
}
