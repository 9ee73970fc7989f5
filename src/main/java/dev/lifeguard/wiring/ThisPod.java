package dev.lifeguard.wiring;

/** The name of the host, which in Kubernetes is the pod's. */
final class ThisPod {
    private ThisPod() {}

    static String name() {
        return System.getenv().getOrDefault("HOSTNAME", "localhost");
    }
}
