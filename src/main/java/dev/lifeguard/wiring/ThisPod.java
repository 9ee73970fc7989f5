package dev.lifeguard.wiring;

/** The name of the host, which in Kubernetes is the pod's. */
final class ThisPod {
    private ThisPod() {}

    /** Whether this runs in a pod: every container of one has the variables of Kubernetes' own service. */
    static boolean exists() {
        return System.getenv().containsKey("KUBERNETES_SERVICE_HOST");
    }

    static String name() {
        return System.getenv().getOrDefault("HOSTNAME", "localhost");
    }
}
