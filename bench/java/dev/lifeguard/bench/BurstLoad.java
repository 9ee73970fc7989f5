package dev.lifeguard.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** 500 requests by 100 clients at once, each on a connection it keeps. */
final class BurstLoad {
    private static final int REQUESTS = 500;
    private static final int CLIENTS = 100;
    private static final int TIMEOUT_MILLIS = 20_000;

    private final URI uri;
    private final Samples times = new Samples();
    private final AtomicInteger errors = new AtomicInteger();

    private BurstLoad(URI uri) {
        this.uri = uri;
    }

    static BurstLoad on(int port, String path) throws InterruptedException {
        System.setProperty("http.maxConnections", Integer.toString(CLIENTS));
        BurstLoad load = new BurstLoad(URI.create("http://127.0.0.1:" + port + path));
        load.run();
        return load;
    }

    private void run() throws InterruptedException {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        CountDownLatch go = new CountDownLatch(1);
        for (int i = 0; i < CLIENTS; i++) {
            clients.execute(() -> client(go));
        }
        go.countDown();
        clients.shutdown();
        clients.awaitTermination(5, TimeUnit.MINUTES);
    }

    private void client(CountDownLatch go) {
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (int i = 0; i < REQUESTS / CLIENTS; i++) {
            ask();
        }
    }

    private void ask() {
        BenchStopwatch asking = new BenchStopwatch();
        try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            try (InputStream answer = connection.getInputStream()) {
                answer.readAllBytes();
            }
        } catch (IOException failed) {
            errors.incrementAndGet();
        }
        times.add(asking.elapsed());
    }

    @Override
    public String toString() {
        return "p50 " + Table.shown(times.quantile(0.5)) + ", p99 " + Table.shown(times.quantile(0.99)) + ", " + errors
                + " errors";
    }
}
