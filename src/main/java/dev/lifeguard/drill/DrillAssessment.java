package dev.lifeguard.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a drill shows. Each statement has figures behind it; where they are not enough, nothing is said. */
final class DrillAssessment {
    /** A kubelet's probe waits this long unless told otherwise. */
    static final Duration KUBELET = Duration.ofSeconds(1);

    /** Fewer answers than this say nothing about queues. */
    private static final int ENOUGH = 20;

    private static final double QUEUED = 4;

    private final DrillPlan plan;
    private final Load load;
    private final DatabaseUsage usage;
    private final List<DrillConclusion> said = new ArrayList<>();

    DrillAssessment(DrillPlan plan, Load load, DatabaseUsage usage) {
        this.plan = plan;
        this.load = load;
        this.usage = usage;
    }

    List<DrillConclusion> statements() {
        failures();
        hanging();
        queueing();
        healthEatsThePool();
        slowness();
        database();
        return said;
    }

    private void failures() {
        if (load.failed() == load.sent()) {
            said.add(DrillConclusion.of("No request got an answer: nothing serves HTTP at this address."));
        } else if (load.failed() > 0) {
            said.add(DrillConclusion.of(load.failed() + " of " + load.sent()
                    + " requests found no connection, or lost it: the application cannot take "
                    + plan.concurrency() + " at once."));
        }
        if (load.refused() > 0) {
            said.add(DrillConclusion.of(
                    load.refused() + " of " + load.sent() + " requests were answered with an error, after "
                            + Figures.time(load.times().p50()) + " in the median."));
        }
    }

    private void hanging() {
        if (load.hung() > 0) {
            said.add(DrillConclusion.of(
                    load.hung() + " of " + load.sent() + " requests hung: no answer within "
                            + Figures.time(plan.patience())
                            + ", and no error either. Waiting for a connection of the pool has no limit, or a longer one.",
                    Advice.POOL_TIMEOUT));
        }
    }

    /** Many at once, each waiting its turn, and nobody turned away. */
    private void queueing() {
        if (!queued()) {
            return;
        }
        long atOnce = Math.max(1, Math.round(load.servedAtOnce()));
        String places = usage.peak()
                        .ceiling()
                        .filter(ceiling ->
                                usage.peak().busy().filter(ceiling::equals).isPresent())
                        .isPresent()
                ? "the pool has " + usage.peak().ceiling().get() + ", and all were busy"
                : "about " + atOnce + " were served at a time";
        said.add(DrillConclusion.of("Requests queue: " + plan.concurrency() + " came at once, " + places
                + "; the fastest took " + Figures.time(load.times().fastest()) + ", the slowest "
                + Figures.time(load.times().slowest()) + "."));
        if (load.refused() == 0 && load.hung() == 0 && load.failed() == 0) {
            said.add(DrillConclusion.of(
                    "Nobody was turned away after waiting up to "
                            + Figures.time(load.times().slowest())
                            + ": pool_timeout is not set, or longer than that. Under more load requests hang instead of"
                            + " failing.",
                    Advice.POOL_TIMEOUT));
        }
        Advice.poolSize(plan, load, usage).ifPresent(said::add);
    }

    private boolean queued() {
        int answers = load.answered() + load.refused();
        return answers >= ENOUGH
                && plan.concurrency() >= QUEUED * Math.max(1, load.servedAtOnce())
                && load.times().p50().toNanos()
                        >= QUEUED * load.times().fastest().toNanos();
    }

    private void healthEatsThePool() {
        Optional<Integer> grown =
                usage.peak().busy().flatMap(most -> usage.before().busy().map(before -> most - before));
        boolean full = usage.peak()
                .ceiling()
                .flatMap(ceiling -> usage.peak().busy().map(busy -> busy >= ceiling))
                .orElse(false);
        if (grown.orElse(0) > 0 && full) {
            said.add(DrillConclusion.of(
                    "The health endpoint takes a connection of the pool for every request: "
                            + usage.peak().busy().get()
                            + " of " + usage.peak().ceiling().get() + " were busy, "
                            + usage.before().busy().get()
                            + " before. A probe must not compete with customers.",
                    Advice.HEALTH));
        }
    }

    private void slowness() {
        if (load.times().p99().compareTo(KUBELET) > 0) {
            said.add(DrillConclusion.of(
                    "One in a hundred took " + Figures.time(load.times().p99())
                            + " or more; a kubelet's probe gives up after " + Figures.time(KUBELET)
                            + " unless timeoutSeconds says otherwise."));
        }
    }

    private void database() {
        if (!usage.peak().causes().isEmpty()) {
            said.add(DrillConclusion.of("Meanwhile this was found: "
                    + String.join(", ", usage.peak().causes()) + "."));
        }
        usage.peak()
                .unseen()
                .ifPresent(why -> said.add(DrillConclusion.of("The pool's sessions were not seen: " + why + ".")));
    }
}
