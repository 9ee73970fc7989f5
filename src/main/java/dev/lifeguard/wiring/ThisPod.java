package dev.lifeguard.wiring;

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

    private ThisPod() {}

    /** Whether this runs in a pod: every container of one has the variables of Kubernetes' own service. */
    static boolean exists() {
        return System.getenv().containsKey("KUBERNETES_SERVICE_HOST");
    }

    static String name() {
        return System.getenv().getOrDefault("HOSTNAME", "localhost");
    }

    /** The deployment or stateful set that the pod's name tells of; empty outside Kubernetes, or where it tells of none. */
    static Optional<String> deployment(Map<String, String> environment) {
        Matcher name = OF_A_SET.matcher(environment.getOrDefault("HOSTNAME", ""));
        return environment.containsKey("KUBERNETES_SERVICE_HOST") && name.matches()
                ? Optional.of(name.group(1))
                : Optional.empty();
    }
}
