package dev.lifeguard.drill;

import java.time.Duration;
import java.util.Optional;

/** What to set. SQLAlchemy's names stand for those of every pool. */
final class Advice {
    static final String POOL_TIMEOUT =
            "create_async_engine(url, pool_timeout=5)  # HikariCP: connectionTimeout=5000; Vert.x: connectionTimeout";
    static final String HEALTH = "Let readiness ask the sidecar, GET :9432/health/ready, which answers from memory";

    private Advice() {}

    /**
     * As many connections as answer this load within a kubelet's patience, by Little's law; said only while the server,
     * where it is seen, has that many to spare for one pod.
     */
    static Optional<DrillConclusion> poolSize(DrillPlan plan, Load load, DatabaseUsage usage) {
        double seconds = load.times().fastest().toNanos() / 1e9;
        Duration slow = load.times().p99();
        if (slow.compareTo(DrillAssessment.KUBELET) <= 0) {
            return Optional.empty();
        }
        long needed = (long) Math.ceil(plan.concurrency() * seconds / (DrillAssessment.KUBELET.toNanos() / 1e9));
        boolean fits = usage.peak().usable().map(usable -> needed <= usable / 2).orElse(true);
        boolean more = needed > Math.round(load.servedAtOnce());
        return more && fits
                ? Optional.of(DrillConclusion.of(
                        "To answer " + plan.concurrency() + " at once within a second takes about " + needed
                                + " connections, if the server has them for every process and replica.",
                        "create_async_engine(url, pool_size=" + needed + ", max_overflow=0)"))
                : Optional.empty();
    }
}
