package dev.lifeguard.deploy;

import io.fabric8.kubernetes.api.model.Probe;
import java.util.OptionalInt;

/** What runs a container for {@link Kubelet}: a script in virtual time, or a real process. Times are the pod's, in milliseconds. */
interface ContainerRuntime {
    void start(long now);

    /** Asked at every tick while it runs; the exit code once it has ended. */
    OptionalInt exited(long now);

    /** SIGTERM, which a frozen process does not hear. */
    void stop(long now);

    /** SIGKILL. */
    void kill(long now);

    ProbeAnswer ask(Probe probe, long now);

    /** What the container left in its termination log, or, where that is asked for, as the end of its output. */
    String lastWords();
}
