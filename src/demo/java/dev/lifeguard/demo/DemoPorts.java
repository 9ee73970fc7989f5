package dev.lifeguard.demo;

import dev.lifeguard.database.FailureReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where the parts listen.
 *
 * @param sidecar {@code QUARKUS_HTTP_PORT}, 9432
 * @param control {@code PLAYGROUND_PORT}, 9433
 * @param shop {@code SHOP_PORT}, 9434
 */
record DemoPorts(int sidecar, int control, int shop) {
    private static final int LAST = 65_535;

    /** @throws UnusablePort where a variable holds none */
    static DemoPorts of(Map<String, String> environment) throws UnusablePort {
        return new DemoPorts(
                port(environment, "QUARKUS_HTTP_PORT", 9432),
                port(environment, "PLAYGROUND_PORT", 9433),
                port(environment, "SHOP_PORT", 9434));
    }

    private static int port(Map<String, String> environment, String name, int usual) throws UnusablePort {
        String given = environment.getOrDefault(name, String.valueOf(usual));
        if (!given.matches("\\d{1,5}") || Integer.parseInt(given) < 1 || Integer.parseInt(given) > LAST) {
            throw new UnusablePort(name + " is no port; give a number from 1 to " + LAST);
        }
        return Integer.parseInt(given);
    }

    /**
     * Before anything starts, since what answers on a port in use is not the demo's. All three at once: one number twice is
     * as wrong.
     */
    void requireFree() throws UnusablePort {
        List<ServerSocket> held = new ArrayList<>();
        try {
            held.add(hold(sidecar, "QUARKUS_HTTP_PORT"));
            held.add(hold(control, "PLAYGROUND_PORT"));
            held.add(hold(shop, "SHOP_PORT"));
        } finally {
            held.forEach(DemoPorts::free);
        }
    }

    private static ServerSocket hold(int port, String variable) throws UnusablePort {
        try {
            return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        } catch (IOException taken) {
            String why = FailureReason.known(taken).map(known -> ": " + known).orElse(" is in use");
            throw new UnusablePort("port " + port + why + "; choose another with " + variable);
        }
    }

    private static void free(ServerSocket held) {
        try {
            held.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
