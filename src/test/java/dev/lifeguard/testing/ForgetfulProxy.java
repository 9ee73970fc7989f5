package dev.lifeguard.testing;

import dev.lifeguard.time.Stopwatch;
import dev.lifeguard.time.Time;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a server like a NAT: what comes after a long silence is dropped, without a word to either end. */
public final class ForgetfulProxy implements AutoCloseable {
    private final Time time;
    private final Duration patience;
    private final AtomicInteger forgotten = new AtomicInteger();
    private final Peer peer;

    private ForgetfulProxy(int server, Duration patience, Time time) {
        this.time = time;
        this.patience = patience;
        this.peer = Peer.that((client, in, out) -> relay(in, out, server));
    }

    public static ForgetfulProxy to(int server, Duration patience, Time time) {
        return new ForgetfulProxy(server, patience, time);
    }

    /** Connections of which something was dropped. */
    public int forgotten() {
        return forgotten.get();
    }

    public int port() {
        return peer.port();
    }

    private void relay(InputStream in, OutputStream out, int server) throws IOException {
        try (Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server)) {
            Thread answers = new Thread(() -> copy(upstream, out), "forgetful-answers");
            answers.setDaemon(true);
            answers.start();
            byte[] buffer = new byte[8192];
            Stopwatch silence = time.stopwatch();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (silence.elapsed().compareTo(patience) > 0) {
                    forgotten.incrementAndGet();
                    in.transferTo(OutputStream.nullOutputStream());
                    return;
                }
                upstream.getOutputStream().write(buffer, 0, count);
                silence = time.stopwatch();
            }
        }
    }

    private static void copy(Socket from, OutputStream to) {
        try {
            byte[] buffer = new byte[8192];
            InputStream in = from.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                to.write(buffer, 0, count);
            }
        } catch (IOException gone) {
            // forgotten, or one of the two left
        }
    }

    @Override
    public void close() throws IOException {
        peer.close();
    }
}
