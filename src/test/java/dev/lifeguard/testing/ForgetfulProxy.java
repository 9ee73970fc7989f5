package dev.lifeguard.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Stands before a server like a NAT: what was idle for long is forgotten, without a word to either end. */
public final class ForgetfulProxy implements AutoCloseable {
    private final Peer peer;

    private ForgetfulProxy(int server, Duration patience) {
        this.peer = Peer.that((client, in, out) -> relay(client, in, out, server, patience));
    }

    public static ForgetfulProxy to(int server, Duration patience) {
        return new ForgetfulProxy(server, patience);
    }

    public int port() {
        return peer.port();
    }

    private static void relay(Socket client, InputStream in, OutputStream out, int server, Duration patience)
            throws IOException {
        try (Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server)) {
            Thread answers = new Thread(() -> copy(upstream, out), "forgetful-answers");
            answers.setDaemon(true);
            answers.start();
            client.setSoTimeout(Math.toIntExact(patience.toMillis()));
            byte[] buffer = new byte[8192];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                upstream.getOutputStream().write(buffer, 0, count);
            }
        } catch (SocketTimeoutException forgotten) {
            client.setSoTimeout(0);
            in.transferTo(OutputStream.nullOutputStream());
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
