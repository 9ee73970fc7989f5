package dev.lifeguard.wiring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What tells this pod from every other one, and stays the same when its containers are started anew. */
final class ThisSandbox {
    private static final Path NETWORK = Path.of("/proc/self/ns/net");
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    private ThisSandbox() {}

    /** The network all containers of a pod share, on this boot of this node; empty outside of Kubernetes. */
    static Optional<String> identity(Map<String, String> environment) {
        if (!environment.containsKey("KUBERNETES_SERVICE_HOST")) {
            return Optional.empty();
        }
        try {
            return Optional.of(ThisPod.name() + " " + Files.readSymbolicLink(NETWORK) + " "
                    + Files.readString(BOOT, StandardCharsets.US_ASCII).strip());
        } catch (IOException | UnsupportedOperationException hidden) {
            return Optional.empty();
        }
    }
}
