package dev.lifeguard.deploy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import java.util.Optional;
import java.util.function.LongPredicate;

/** A container as kubelet keeps it: probed, ended and started anew, with the back-off of Kubernetes. */
final class VirtualContainer {
    /** Until a container that is to run does: the sync of the pod, and the runtime. */
    private static final long STARTING = 1_000;

    private static final long FIRST_BACK_OFF = 10_000;
    private static final long LONGEST_BACK_OFF = 300_000;
    private static final long FORGOTTEN_AFTER = 600_000;
    private static final long SIGTERM_TAKES = 200;

    private final Container spec;
    private final ContainerScript script;
    private final long podGrace;
    private VirtualContainer sidecar = this;

    private long runsSince = -1;
    private long startsAt = -1;
    private long frozenSince = -1;
    private long endsAt = -1;
    private long backOff;
    private boolean done;
    private int starts;
    private Optional<ProbeWorker> startup = Optional.empty();
    private Optional<ProbeWorker> liveness = Optional.empty();
    private Optional<ProbeWorker> readiness = Optional.empty();

    VirtualContainer(Container spec, ContainerScript script, long podGrace) {
        this.spec = spec;
        this.script = script;
        this.podGrace = podGrace;
    }

    /** Whom a probe reaches that goes to the sidecar's port. */
    void beside(VirtualContainer other) {
        sidecar = other;
    }

    String name() {
        return spec.getName();
    }

    boolean isSidecar() {
        return "Always".equals(spec.getRestartPolicy());
    }

    boolean isDone() {
        return done;
    }

    int starts() {
        return starts;
    }

    void schedule(long now) {
        if (startsAt < 0 && !done) {
            startsAt = now + STARTING;
        }
    }

    boolean isStarted() {
        return runsSince >= 0 && startup.map(ProbeWorker::succeeds).orElse(true);
    }

    boolean isReady() {
        return isStarted() && readiness.map(ProbeWorker::succeeds).orElse(true);
    }

    void tick(long now) {
        if (runsSince < 0) {
            if (startsAt >= 0 && now >= startsAt) {
                run(now);
            }
            return;
        }
        if (frozenSince < 0 && script.freezesAt().contains(now)) {
            frozenSince = now;
        }
        boolean wasStarted = isStarted();
        startup.filter(worker -> !wasStarted)
                .ifPresent(worker -> ask(worker, now, asked(worker).script.started()));
        if (isStarted()) {
            liveness.ifPresent(worker -> ask(worker, now, at -> true));
            readiness.ifPresent(worker -> ask(worker, now, asked(worker).script.ready()));
        }
        if (endsAt < 0 && (fails(liveness) || fails(startup))) {
            endsAt = now + (frozenSince < 0 ? SIGTERM_TAKES : grace());
        }
        if (script.endsAfter() >= 0 && now - runsSince >= script.endsAfter()) {
            done = true;
            runsSince = -1;
        } else if (endsAt >= 0 && now >= endsAt || script.diesAt().contains(now)) {
            end(now);
        }
    }

    private void run(long now) {
        starts++;
        runsSince = now;
        frozenSince = -1;
        endsAt = -1;
        startup = Optional.ofNullable(spec.getStartupProbe()).map(ProbeWorker::new);
        liveness = Optional.ofNullable(spec.getLivenessProbe()).map(ProbeWorker::new);
        readiness = Optional.ofNullable(spec.getReadinessProbe()).map(ProbeWorker::new);
    }

    /** The first restart comes at once, the next ones later and later, unless it ran for long enough in between. */
    private void end(long now) {
        startsAt = now + backOff + STARTING;
        boolean forgotten = now - runsSince > FORGOTTEN_AFTER;
        backOff = backOff == 0 || forgotten ? FIRST_BACK_OFF : Math.min(2 * backOff, LONGEST_BACK_OFF);
        runsSince = -1;
    }

    private void ask(ProbeWorker worker, long now, LongPredicate says) {
        VirtualContainer asked = asked(worker);
        boolean process = worker.spec().getExec() != null;
        boolean frozen = asked.runsSince >= 0 && asked.frozenSince >= 0;
        boolean answers = asked.runsSince >= 0 && !frozen && now - asked.runsSince >= asked.script.answersAfter();
        boolean failsOpen = process && worker.spec().getExec().getCommand().contains("--fail-open");
        worker.ask(now, process || !frozen, answers ? says.test(now) : failsOpen);
    }

    private VirtualContainer asked(ProbeWorker worker) {
        var request = worker.spec().getHttpGet();
        boolean ours = request != null
                && Integer.valueOf(9432).equals(request.getPort().getIntVal());
        return ours ? sidecar : this;
    }

    private long grace() {
        Probe probe = spec.getLivenessProbe();
        Long own = probe == null ? null : probe.getTerminationGracePeriodSeconds();
        return 1_000 * (own == null ? podGrace : own);
    }

    private static boolean fails(Optional<ProbeWorker> worker) {
        return worker.filter(ProbeWorker::fails).isPresent();
    }
}
