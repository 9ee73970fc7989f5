package dev.lifeguard.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/** Clients that ask again as soon as they are answered. One thread each. */
public final class EagerClients implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 2_000;

    private final int port;
    private final LongFunction<String> request;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private volatile boolean over;

    private EagerClients(int port, LongFunction<String> request) {
        this.port = port;
        this.request = request;
    }

    /** @param request by its number, so that no two need be the same; each has a connection of its own */
    public static EagerClients start(int count, int port, LongFunction<String> request) {
        EagerClients clients = new EagerClients(port, request);
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(clients::run, "eager-client");
            thread.setDaemon(true);
            clients.threads.add(thread);
            thread.start();
        }
        return clients;
    }

    public long answered() {
        return answered.get();
    }

    private void run() {
        while (!over) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.setSoTimeout(PATIENCE_MILLIS);
                String text = request.apply(asked.incrementAndGet());
                socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
                InputStream in = socket.getInputStream();
                if (in.read() >= 0) {
                    answered.incrementAndGet();
                }
            } catch (IOException hungUpOn) {
                Thread.yield();
            }
        }
    }

    @Override
    public void close() {
        over = true;
    }
}
