package dev.lifeguard.deploy;

import io.fabric8.kubernetes.api.model.Probe;

/**
 * When kubelet draws its conclusion from a container that has stopped answering, in seconds from then on. It asks every
 * period, counts failures in a row, and a question to a frozen process fails after its timeout; the first one may be asked
 * a whole period after the freeze, or at once.
 * {@code pkg/kubelet/prober/worker.go} of Kubernetes.
 */
final class ProbeTimes {
    /** Of a pod, where it says nothing else. */
    static final long GRACE = 30;

    private ProbeTimes() {}

    static long earliest(Probe probe) {
        return (long) period(probe) * (threshold(probe) - 1) + timeout(probe);
    }

    /** Where nothing listens, so that each answer comes at once. */
    static long earliestRefused(Probe probe) {
        return (long) period(probe) * (threshold(probe) - 1);
    }

    static long latest(Probe probe) {
        return (long) period(probe) * threshold(probe) + timeout(probe);
    }

    /** Until the container is dead: a frozen process does not hear SIGTERM, so that the whole grace passes. */
    static long latestEnd(Probe probe) {
        Long grace = probe.getTerminationGracePeriodSeconds();
        return latest(probe) + (grace == null ? GRACE : grace);
    }

    static int period(Probe probe) {
        return probe.getPeriodSeconds() == null ? 10 : probe.getPeriodSeconds();
    }

    static int threshold(Probe probe) {
        return probe.getFailureThreshold() == null ? 3 : probe.getFailureThreshold();
    }

    static int timeout(Probe probe) {
        return probe.getTimeoutSeconds() == null ? 1 : probe.getTimeoutSeconds();
    }
}
