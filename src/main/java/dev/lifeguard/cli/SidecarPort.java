package dev.lifeguard.cli;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Where the sidecar of this machine or pod listens, by the same variables as it reads itself. */
record SidecarPort(String host, int port) {
    static final int STANDARD = 9432;

    /** @param port what was asked for; otherwise the variable decides */
    static SidecarPort of(Map<String, String> environment, Optional<Integer> port) {
        String configured = environment.getOrDefault("QUARKUS_HTTP_PORT", "");
        int other = configured.matches("[1-9]\\d{0,4}") ? Integer.parseInt(configured) : STANDARD;
        return new SidecarPort(host(environment), port.orElse(other));
    }

    /** Of the interface it listens on, where that is not all of them. */
    private static String host(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("QUARKUS_HTTP_HOST"))
                .filter(host -> !host.isBlank() && !host.equals("0.0.0.0") && !host.equals("::"))
                .orElse("127.0.0.1");
    }

    HealthRequest get(String path, Duration timeout) {
        return new HealthRequest(host, port, path, timeout);
    }
}
