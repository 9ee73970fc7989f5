package dev.lifeguard.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a client and a real server on loopback, and makes the way between them worse. */
public final class FaultyProxy implements AutoCloseable {
    private final Peer peer;
    private final int server;
    private final String from;
    private final Semaphore never = new Semaphore(0);
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile long delayMillis;
    private volatile boolean swallowing;
    private final AtomicInteger swallowed = new AtomicInteger();
    private final AtomicInteger stops = new AtomicInteger();
    private volatile String stop = "";
    private volatile boolean ending;
    private volatile boolean ignoring;
    private volatile Map<String, String> names = Map.of();

    private FaultyProxy(int server, String from) {
        this.server = server;
        this.from = from;
        this.peer = Peer.that(this::relay);
    }

    public static FaultyProxy to(int server) {
        return new FaultyProxy(server, "127.0.0.1");
    }

    /** One that the server does not notice: it sees the ports of the clients, at {@code 127.0.0.2}, and lets that in. */
    public static FaultyProxy unseenTo(RealPostgres server) {
        server.access("host all all 127.0.0.0/8 scram-sha-256");
        return new FaultyProxy(server.port(), "127.0.0.2");
    }

    public int port() {
        return peer.port();
    }

    /** Every answer of the server takes this much longer. */
    public void delay(long millis) {
        delayMillis = millis;
    }

    /** From now on nothing gets through in either direction, while everything stays open. */
    public void swallow(boolean everything) {
        swallowing = everything;
    }

    /** Pieces that did not get through. */
    public int swallowed() {
        return swallowed.get();
    }

    /** From now on a column of an answer is called otherwise, by as many letters. */
    public void rename(String column, String otherwise) {
        names = Map.of(column, otherwise);
    }

    /** So many of the next connections end as soon as something is said on them. */
    public void cutNext(int connections) {
        cuts.set(connections);
    }

    /** So many of the next connections are silent, or end, once a client says this. */
    public void stopAt(String word, boolean ending, int connections) {
        stop = word;
        this.ending = ending;
        stops.set(connections);
    }

    /** Connections that were told to be silent, or to end, by {@link #stopAt} and have not been yet. */
    public int toStop() {
        return stops.get();
    }

    /** Connections that are made from now on meet silence, those that there are go on. */
    public void ignoreNew() {
        ignoring = true;
    }

    /** From now on nobody listens; the connections that there are go on. */
    public void refuseNew() throws IOException {
        peer.refuseNew();
    }

    /** Connections that were made through this proxy. */
    public int accepted() {
        return peer.accepted();
    }

    private void relay(Socket client, InputStream in, OutputStream out) throws IOException {
        if (cuts.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            in.read();
            return;
        }
        if (ignoring) {
            in.transferTo(OutputStream.nullOutputStream());
            return;
        }
        int port = from.endsWith("2") ? client.getPort() : 0;
        try (Socket upstream =
                new Socket(InetAddress.getLoopbackAddress(), server, InetAddress.getByName(from), port)) {
            Thread answers = new Thread(() -> copy(upstream, client, true), "proxy-answers");
            answers.setDaemon(true);
            answers.start();
            copy(client, upstream, false);
        }
    }

    private void copy(Socket from, Socket to, boolean delayed) {
        byte[] buffer = new byte[8192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (delayed && delayMillis > 0) {
                    never.tryAcquire(delayMillis, TimeUnit.MILLISECONDS);
                }
                if (!delayed && stopsAt(new String(buffer, 0, count, ISO_8859_1))) {
                    if (!ending) {
                        in.transferTo(OutputStream.nullOutputStream());
                    }
                    break;
                }
                if (swallowing) {
                    swallowed.incrementAndGet();
                } else {
                    out.write(delayed ? renamed(buffer, count) : buffer, 0, count);
                    out.flush();
                }
            }
            to.shutdownOutput();
        } catch (IOException gone) {
            // one of the two left
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean stopsAt(String said) {
        return stops.get() > 0 && said.contains(stop) && stops.getAndDecrement() > 0;
    }

    private byte[] renamed(byte[] answer, int count) {
        String text = new String(answer, 0, count, ISO_8859_1);
        for (Map.Entry<String, String> name : names.entrySet()) {
            text = text.replace(name.getKey() + '\0', name.getValue() + '\0');
        }
        return text.getBytes(ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        peer.close();
    }
}
