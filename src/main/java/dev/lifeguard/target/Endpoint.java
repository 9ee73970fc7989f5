package dev.lifeguard.target;

/**
 * One place where a server may listen.
 *
 * @param host a name, an address without brackets, or the directory of a unix socket (starts with {@code /} or {@code @})
 * @param port TCP port, or the number in the socket's file name
 */
public record Endpoint(String host, int port) {
    public static final int DEFAULT_PORT = 5432;

    public boolean isUnixSocket() {
        return host.startsWith("/") || host.startsWith("@");
    }

    /** Path of the socket's file, as libpq and the server build it. */
    public String socketPath() {
        return host + "/.s.PGSQL." + port;
    }

    /** Whether the host means "this very machine", which in a container is the pod itself. */
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
