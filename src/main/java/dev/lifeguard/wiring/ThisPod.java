package dev.lifeguard.wiring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of the host, which in Kubernetes is the pod's. */
final class ThisPod {
    /**
     * What a deployment, or a stateful set, adds to its own name. The letters are those that Kubernetes draws from.
     *
     * @see <a href="https://github.com/kubernetes/apimachinery/blob/master/pkg/util/rand/rand.go">its alphabet</a>
     */
    private static final Pattern OF_A_SET = Pattern.compile(
            "([a-z0-9][a-z0-9.-]{0,49})(?:-[bcdfghjklmnpqrstvwxz2456789]{6,10}-[bcdfghjklmnpqrstvwxz2456789]{5}|-[0-9]{1,4})");

    private static final Path NETWORK = Path.of("/proc/self/ns/net");
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    private ThisPod() {}

    /** Whether this runs in a pod: every container of one has the variables of Kubernetes' own service. */
    static boolean exists() {
        return System.getenv().containsKey("KUBERNETES_SERVICE_HOST");
    }

    static String name() {
        return System.getenv().getOrDefault("HOSTNAME", "localhost");
    }

    /**
     * What tells this pod from every other one, and stays the same when its containers are started anew: the network they
     * share, on this boot of this node; empty outside of Kubernetes.
     */
    static Optional<String> identity() {
        if (!exists()) {
            return Optional.empty();
        }
        try {
            return Optional.of(name() + " " + Files.readSymbolicLink(NETWORK) + " "
                    + Files.readString(BOOT, StandardCharsets.US_ASCII).strip());
        } catch (IOException | UnsupportedOperationException hidden) {
            return Optional.empty();
        }
    }

    /** The deployment or stateful set that the pod's name tells of; empty outside Kubernetes, or where it tells of none. */
    static Optional<String> deployment(Map<String, String> environment) {
        Matcher name = OF_A_SET.matcher(environment.getOrDefault("HOSTNAME", ""));
        return environment.containsKey("KUBERNETES_SERVICE_HOST") && name.matches()
                ? Optional.of(name.group(1))
                : Optional.empty();
    }
}
