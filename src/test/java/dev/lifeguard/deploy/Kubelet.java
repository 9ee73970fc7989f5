package dev.lifeguard.deploy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A pod's life as kubelet orders it: init containers one by one, a sidecar until it has started; then the containers; ready
 * while each container and each sidecar runs, has started and is ready. Time is what its ticks say.
 * {@code GenerateContainersReadyCondition} in {@code pkg/kubelet/status/generate.go}, {@code UpdatePodStatus} in
 * {@code pkg/kubelet/prober/prober_manager.go}.
 */
final class Kubelet {
    private static final long STEP = 100;

    private final List<KubeletContainer> before;
    private final List<KubeletContainer> containers;
    private final List<PodEvent> events = new ArrayList<>();
    private final List<Outage> outages = new ArrayList<>();
    private long now;
    private long readySince = -1;
    private long outSince = -1;
    private final Set<String> out = new TreeSet<>();

    /**
     * A time in which a pod that had been ready was not.
     *
     * @param causes the containers that were not
     */
    record Outage(long from, long to, Set<String> causes) {
        long length() {
            return to - from;
        }
    }

    Kubelet(PodSpec pod, BackOff backOff, Function<Container, ContainerRuntime> runtimes) {
        Long own = pod.getTerminationGracePeriodSeconds();
        long grace = own == null ? ProbeTimes.GRACE : own;
        Function<Container, KubeletContainer> kept =
                each -> new KubeletContainer(each, runtimes.apply(each), backOff, grace, events);
        before = pod.getInitContainers().stream().map(kept).toList();
        containers = pod.getContainers().stream().map(kept).toList();
    }

    /** In virtual time, so much further. */
    Kubelet run(long millis) {
        for (long end = now + millis; now < end; now += STEP) {
            tick(now);
        }
        return this;
    }

    /** @param time milliseconds since the pod was to run, never less than before */
    synchronized void tick(long time) {
        now = time;
        order();
        before.forEach(each -> each.tick(now, true));
        containers.forEach(each -> each.tick(now, false));
        judge();
    }

    /** Whether it was ready at some time. */
    synchronized boolean wasReady() {
        return readySince >= 0;
    }

    /** One that lasts still is not among them. */
    synchronized List<Outage> outages() {
        return List.copyOf(outages);
    }

    synchronized boolean isReady() {
        return wasReady() && outSince < 0;
    }

    synchronized int starts(String name) {
        return container(name).starts();
    }

    synchronized boolean isRunning(String name) {
        return container(name).isRunning();
    }

    synchronized String lastState(String name) {
        return container(name).lastState();
    }

    /** Oldest first. */
    synchronized List<String> events(String container) {
        return events.stream()
                .filter(each -> each.container().equals(container))
                .map(PodEvent::message)
                .toList();
    }

    private KubeletContainer container(String name) {
        return Stream.concat(before.stream(), containers.stream())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void order() {
        for (KubeletContainer each : before) {
            each.schedule(now);
            if (!each.isDone() && !(each.isSidecar() && (each.isStarted() || each.starts() > 1 || wasReady()))) {
                return;
            }
        }
        containers.forEach(each -> each.schedule(now));
    }

    private void judge() {
        List<String> missing = Stream.concat(before.stream().filter(KubeletContainer::isSidecar), containers.stream())
                .filter(each -> !each.isReady())
                .map(KubeletContainer::name)
                .toList();
        if (missing.isEmpty() && readySince < 0) {
            readySince = now;
        }
        if (!missing.isEmpty() && wasReady()) {
            outSince = outSince < 0 ? now : outSince;
            out.addAll(missing);
        } else if (missing.isEmpty() && outSince >= 0) {
            outages.add(new Outage(outSince, now, Set.copyOf(out)));
            outSince = -1;
            out.clear();
        }
    }
}
