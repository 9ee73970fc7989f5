package dev.lifeguard.cli;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks for liveness as the kubelet does: over a new connection each time, several times a second. What was asked while this
 * very process was not scheduled counts for nothing.
 */
final class HealthClient implements AutoCloseable {
    private static final long PERIOD_NANOS = 100_000_000;
    private static final long GAP_NANOS = 200_000_000;
    private static final String REQUEST = "GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";

    private final int port;
    private final List<String> failures = new ArrayList<>();
    private Duration slowest = Duration.ZERO;
    private int asked;
    private volatile boolean over;
    private volatile long beat = System.nanoTime();

    private HealthClient(int port) {
        this.port = port;
    }

    static HealthClient start(int port) {
        HealthClient client = new HealthClient(port);
        Thread thread = new Thread(client::run, "health-client");
        thread.setDaemon(true);
        thread.setPriority(Thread.MAX_PRIORITY);
        thread.start();
        return client;
    }

    private void run() {
        while (!over) {
            long due = System.nanoTime() + PERIOD_NANOS;
            ask();
            LockSupport.parkNanos(due - System.nanoTime());
            beat = System.nanoTime();
        }
    }

    private void ask() {
        long begin = System.nanoTime();
        boolean late = begin - beat > GAP_NANOS;
        String answer;
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
            answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            answer = failed.toString();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        synchronized (this) {
            asked++;
            if (!answer.startsWith("HTTP/1.1 200")) {
                failures.add(
                        took.toMillis() + " ms: " + answer.lines().findFirst().orElse("nothing"));
            } else if (!late && took.compareTo(slowest) > 0) {
                slowest = took;
            }
        }
    }

    /** Waits while it goes on. */
    void goesOnFor(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    synchronized List<String> failures() {
        return List.copyOf(failures);
    }

    synchronized Duration slowest() {
        return slowest;
    }

    synchronized int asked() {
        return asked;
    }

    @Override
    public void close() {
        over = true;
    }
}
