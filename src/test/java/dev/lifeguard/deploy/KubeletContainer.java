package dev.lifeguard.deploy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A container as kubelet keeps it: probed, ended and started anew, with the back-off of Kubernetes. */
final class KubeletContainer {
    /** Until a container that is to run does: the sync of the pod, and the runtime. */
    private static final long STARTING = 1_000;

    /** Of a probe's output, {@code pkg/probe/exec/exec.go}. */
    private static final int MOST_OUTPUT = 10 * 1024;

    private final Container spec;
    private final ContainerRuntime runtime;
    private final BackOff backOff;
    private final long podGrace;
    private final List<PodEvent> events;

    private long runsSince = -1;
    private long startsAt = -1;
    private long killsAt = -1;
    private long waits;
    private boolean done;
    private int starts;
    private String lastState = "";
    private Optional<ProbeWorker> startup = Optional.empty();
    private Optional<ProbeWorker> liveness = Optional.empty();
    private Optional<ProbeWorker> readiness = Optional.empty();

    /** @param events added to by it */
    KubeletContainer(Container spec, ContainerRuntime runtime, BackOff backOff, long podGrace, List<PodEvent> events) {
        this.spec = spec;
        this.runtime = runtime;
        this.backOff = backOff;
        this.podGrace = podGrace;
        this.events = events;
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

    boolean isRunning() {
        return runsSince >= 0;
    }

    /** Exit code and message of the start before this one, as {@code kubectl describe pod} shows them. */
    String lastState() {
        return lastState;
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

    /** @param init whether it is to end well before the next one starts */
    void tick(long now, boolean init) {
        if (runsSince < 0) {
            if (!done && startsAt >= 0 && now >= startsAt) {
                run(now);
            }
            return;
        }
        OptionalInt exit = runtime.exited(now);
        if (exit.isPresent()) {
            end(now, exit.getAsInt(), init && !isSidecar());
            return;
        }
        if (!isStarted()) {
            startup.ifPresent(worker -> worker.tick(now));
        }
        if (isStarted()) {
            liveness.ifPresent(worker -> worker.tick(now));
            readiness.ifPresent(worker -> worker.tick(now));
        }
        if (killsAt < 0 && (fails(liveness) || fails(startup))) {
            killsAt = now + grace(fails(startup) ? spec.getStartupProbe() : spec.getLivenessProbe());
            runtime.stop(now);
        } else if (killsAt >= 0 && now >= killsAt) {
            runtime.kill(now);
        }
    }

    private void run(long now) {
        starts++;
        runsSince = now;
        killsAt = -1;
        runtime.start(now);
        startup = worker("Startup", spec.getStartupProbe());
        liveness = worker("Liveness", spec.getLivenessProbe());
        readiness = worker("Readiness", spec.getReadinessProbe());
    }

    private Optional<ProbeWorker> worker(String kind, Probe probe) {
        return Optional.ofNullable(probe)
                .map(each -> new ProbeWorker(
                        each,
                        runtime::ask,
                        output -> events.add(new PodEvent(
                                name(),
                                kind + " probe failed: "
                                        + output.substring(0, Math.min(output.length(), MOST_OUTPUT))))));
    }

    /** The first restart comes at once, the next ones later and later, unless it ran for long enough in between. */
    private void end(long now, int exit, boolean wasAJob) {
        lastState = "exit " + exit + ": " + runtime.lastWords();
        done = wasAJob && exit == 0;
        if (!done) {
            startsAt = now + waits + STARTING;
            waits = backOff.next(waits, now - runsSince);
        }
        runsSince = -1;
    }

    private long grace(Probe probe) {
        Long own = probe.getTerminationGracePeriodSeconds();
        return 1_000 * (own == null ? podGrace : own);
    }

    private static boolean fails(Optional<ProbeWorker> worker) {
        return worker.filter(ProbeWorker::fails).isPresent();
    }
}
