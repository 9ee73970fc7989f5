package dev.lifeguard.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before a server on loopback, and can be shut: what is open goes on, and every SYN is dropped, as by a packet filter
 * that lets established connections through.
 */
public final class SynDroppingProxy implements AutoCloseable {
    /** As many attempts in a row as prove that the queue is full. */
    private static final int DROPPED = 3;

    private final int server;
    private final ServerSocket listening;
    private final List<Socket> open = new ArrayList<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final Thread accepting;
    private volatile boolean shut;

    private SynDroppingProxy(int server) {
        this.server = server;
        try {
            this.listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            listening.setSoTimeout(50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.accepting = daemon(this::accept);
    }

    public static SynDroppingProxy to(int server) {
        return new SynDroppingProxy(server);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** Connections let in so far. */
    public int accepted() {
        return accepted.get();
    }

    /** From now on nobody new is let in. A queue that was full once may still take one more. */
    public void shut() throws IOException {
        shut = true;
        endOf(accepting);
        int dropped = 0;
        for (int i = 0; i < 16 && dropped < DROPPED; i++) {
            dropped = isQueued() ? 0 : dropped + 1;
        }
        if (dropped < DROPPED) {
            throw new IllegalStateException("the queue never filled");
        }
    }

    private boolean isQueued() throws IOException {
        Socket waiting = new Socket();
        keep(waiting);
        try {
            waiting.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), 500);
            return true;
        } catch (SocketTimeoutException full) {
            return false;
        }
    }

    private static void endOf(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void accept() {
        while (!shut && !listening.isClosed()) {
            try {
                relay(listening.accept());
                accepted.incrementAndGet();
            } catch (SocketTimeoutException nobody) {
                // look whether it is still open
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void relay(Socket client) throws IOException {
        Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server);
        keep(client);
        keep(upstream);
        daemon(() -> copy(client, upstream));
        daemon(() -> copy(upstream, client));
    }

    private synchronized void keep(Socket socket) {
        open.add(socket);
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException gone) {
            // one of the two left
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "proxy");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public synchronized void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
