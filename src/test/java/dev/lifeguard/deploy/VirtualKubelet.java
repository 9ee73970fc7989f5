package dev.lifeguard.deploy;

import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A pod's life as kubelet orders it, in virtual time: init containers one by one, a sidecar until it has started; then the
 * containers; ready while each container and each sidecar runs, has started and is ready.
 * {@code GenerateContainersReadyCondition} in {@code pkg/kubelet/status/generate.go}, {@code UpdatePodStatus} in
 * {@code pkg/kubelet/prober/prober_manager.go}.
 */
final class VirtualKubelet {
    private static final long STEP = 100;

    private final List<VirtualContainer> before;
    private final List<VirtualContainer> containers;
    private final List<Outage> outages = new ArrayList<>();
    private long now;
    private long readySince = -1;
    private long outSince = -1;

    /** A time in which a pod that had been ready was not. */
    record Outage(long from, long to) {
        long length() {
            return to - from;
        }
    }

    VirtualKubelet(PodSpec pod, Map<String, ContainerScript> scripts) {
        Long grace = pod.getTerminationGracePeriodSeconds();
        long podGrace = grace == null ? ProbeTimes.GRACE : grace;
        before = pod.getInitContainers().stream()
                .map(each -> new VirtualContainer(each, scripts.get(each.getName()), podGrace))
                .toList();
        containers = pod.getContainers().stream()
                .map(each -> new VirtualContainer(each, scripts.get(each.getName()), podGrace))
                .toList();
        before.stream()
                .filter(VirtualContainer::isSidecar)
                .forEach(sidecar ->
                        Stream.concat(before.stream(), containers.stream()).forEach(each -> each.beside(sidecar)));
    }

    VirtualKubelet run(long millis) {
        for (long end = now + millis; now < end; now += STEP) {
            order();
            Stream.concat(before.stream(), containers.stream()).forEach(each -> each.tick(now));
            judge();
        }
        return this;
    }

    /** Whether it was ready at some time. */
    boolean wasReady() {
        return readySince >= 0;
    }

    /** One that lasts still is not among them. */
    List<Outage> outages() {
        return outages;
    }

    boolean isReady() {
        return wasReady() && outSince < 0;
    }

    int starts(String name) {
        return Stream.concat(before.stream(), containers.stream())
                .filter(each -> each.name().equals(name))
                .mapToInt(VirtualContainer::starts)
                .sum();
    }

    private void order() {
        for (VirtualContainer each : before) {
            each.schedule(now);
            if (!each.isDone() && !(each.isSidecar() && (each.isStarted() || each.starts() > 1 || wasReady()))) {
                return;
            }
        }
        containers.forEach(each -> each.schedule(now));
    }

    private void judge() {
        boolean ready = containers.stream().allMatch(VirtualContainer::isReady)
                && before.stream().filter(VirtualContainer::isSidecar).allMatch(VirtualContainer::isReady);
        if (ready && readySince < 0) {
            readySince = now;
        }
        if (!ready && wasReady() && outSince < 0) {
            outSince = now;
        } else if (ready && outSince >= 0) {
            outages.add(new Outage(outSince, now));
            outSince = -1;
        }
    }
}
