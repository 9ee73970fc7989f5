package dev.lifeguard.database;

import java.util.Optional;

/**
 * One place where a server may listen.
 *
 * @param host a name, an address without brackets, or the directory of a unix socket (starts with {@code /} or {@code @})
 * @param port TCP port, or the number in the socket's file name
 * @param address numeric address to connect to instead of resolving the host (libpq's {@code hostaddr}); the host is then
 *     only what the certificate has to be issued for
 */
public record Endpoint(String host, int port, Optional<String> address) {
    public static final int DEFAULT_PORT = 5432;

    public Endpoint(String host, int port) {
        this(host, port, Optional.empty());
    }

    public boolean isUnixSocket() {
        return host.startsWith("/") || host.startsWith("@");
    }

    /** Path of the socket's file, as libpq and the server build it. */
    public String socketPath() {
        return host + "/.s.PGSQL." + port;
    }

    /** Whether the host means "this very machine", which in a container is only that. */
    public boolean isLoopback() {
        return host.equalsIgnoreCase("localhost")
                || host.startsWith("127.")
                || host.equals("::1")
                || host.equals("0:0:0:0:0:0:0:1");
    }

    @Override
    public String toString() {
        if (isUnixSocket()) {
            return socketPath();
        }
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
