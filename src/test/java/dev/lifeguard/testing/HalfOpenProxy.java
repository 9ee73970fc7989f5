package dev.lifeguard.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands before a server on loopback without being noticed, as a router does: towards the server each connection comes
 * from the client's own address and port. One can then be ended towards the server alone. Clients have to set
 * {@code SO_REUSEADDR}.
 */
public final class HalfOpenProxy implements AutoCloseable {
    private final Peer peer;
    private volatile int server;
    private final Map<Integer, Socket> upstreams = new ConcurrentHashMap<>();

    private HalfOpenProxy(int server) {
        this.server = server;
        this.peer = Peer.that(this::relay);
    }

    public static HalfOpenProxy to(int server) {
        return new HalfOpenProxy(server);
    }

    public int port() {
        return peer.port();
    }

    /** From now on new connections lead to another server; those that are open stay where they are. */
    public void leadTo(int other) {
        server = other;
    }

    /** The server sees the connection of this client end; the client sees nothing. */
    public void breakOff(int clientPort) throws IOException {
        Socket upstream = upstreams.remove(clientPort);
        if (upstream == null) {
            throw new IllegalArgumentException("no connection comes from port " + clientPort);
        }
        upstream.close();
    }

    private void relay(Socket client, InputStream in, OutputStream out) throws IOException {
        try (Socket upstream = new Socket()) {
            upstream.setReuseAddress(true);
            if (!bound(upstream, client)) {
                return;
            }
            upstream.connect(new InetSocketAddress(client.getLocalAddress(), server));
            upstreams.put(client.getPort(), upstream);
            Thread answers = new Thread(() -> copy(upstream, out), "half-open-answers");
            answers.setDaemon(true);
            answers.start();
            in.transferTo(upstream.getOutputStream());
        } catch (IOException brokenOff) {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** Not where somebody else goes elsewhere from the same port; the client then has to come again from another. */
    private static boolean bound(Socket upstream, Socket client) {
        try {
            upstream.bind(new InetSocketAddress(client.getInetAddress(), client.getPort()));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static void copy(Socket from, OutputStream to) {
        try {
            from.getInputStream().transferTo(to);
        } catch (IOException gone) {
            // broken off, or one of the two left
        }
    }

    @Override
    public void close() throws IOException {
        peer.close();
    }
}
