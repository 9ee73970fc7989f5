package dev.lifeguard.demo;

import java.util.Map;

/**
 * Where the parts listen.
 *
 * @param sidecar {@code QUARKUS_HTTP_PORT}, 9432
 * @param control {@code PLAYGROUND_PORT}, 9433
 * @param shop {@code SHOP_PORT}, 9434
 */
record DemoPorts(int sidecar, int control, int shop) {

    static DemoPorts of(Map<String, String> environment) {
        return new DemoPorts(
                port(environment, "QUARKUS_HTTP_PORT", 9432),
                port(environment, "PLAYGROUND_PORT", 9433),
                port(environment, "SHOP_PORT", 9434));
    }

    private static int port(Map<String, String> environment, String name, int usual) {
        return Integer.parseInt(environment.getOrDefault(name, String.valueOf(usual)));
    }

    String page() {
        return "http://localhost:" + sidecar + "/";
    }

    String buttons() {
        return "http://localhost:" + control + "/";
    }

    String health() {
        return "http://localhost:" + shop + "/health";
    }
}
