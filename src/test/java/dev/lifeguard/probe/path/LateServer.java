package dev.lifeguard.probe.path;

import dev.lifeguard.testing.Peer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that greets when a test says so, those who came before as well, and is full. */
final class LateServer implements AutoCloseable {
    private final CountDownLatch late = new CountDownLatch(1);
    private final AtomicInteger met = new AtomicInteger();
    private final Peer peer = Peer.that(this::meet);
    private volatile int cut;

    int port() {
        return peer.port();
    }

    int accepted() {
        return peer.accepted();
    }

    void greet() {
        late.countDown();
    }

    /** This one is cut instead. */
    void greetAllBut(int connection) {
        cut = connection;
        greet();
    }

    private void meet(Socket socket, InputStream in, OutputStream out) throws IOException {
        int number = met.incrementAndGet();
        try {
            late.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        if (number != cut) {
            Peer.readStartup(in, out);
            out.write(Peer.errorResponse("SFATAL", "VFATAL", "C53300", "Msorry, too many clients already"));
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        greet();
        peer.close();
    }
}
