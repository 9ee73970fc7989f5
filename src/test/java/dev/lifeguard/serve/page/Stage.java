package dev.lifeguard.serve.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lifeguard.finding.Place;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** A sidecar that is played: the page as it is served, and an API that says what a test wants said. */
final class Stage implements AutoCloseable {
    private final AtomicReference<String> diagnosis = new AtomicReference<>("{\"targets\":[]}");
    private final AtomicReference<String> incidents = new AtomicReference<>("{\"incidents\":[],\"next\":null}");
    private HttpServer server;
    private ExecutorService threads;

    Stage() throws IOException {
        open(0);
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    void says(String report) {
        diagnosis.set(report);
    }

    void remembers(String history) {
        incidents.set(history);
    }

    /** Gone, as a sidecar that is being replaced; {@link #returns} opens the same port again. */
    int leaves() {
        int port = server.getAddress().getPort();
        close();
        return port;
    }

    void returns(int port) throws IOException {
        open(port);
    }

    private void open(int port) throws IOException {
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "stage");
            thread.setDaemon(true);
            return thread;
        });
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        server.setExecutor(threads);
        PageFiles files = PageFiles.load(Place.POD);
        server.createContext("/", exchange -> file(exchange, Optional.of(files.index())));
        server.createContext(
                "/page/",
                exchange -> file(
                        exchange, files.named(exchange.getRequestURI().getPath().substring("/page/".length()))));
        server.createContext("/api/v1/diagnosis", exchange -> json(exchange, diagnosis.get()));
        server.createContext("/api/v1/incidents", exchange -> json(exchange, incidents.get()));
        server.createContext("/api/v1/causes", exchange -> json(exchange, "[]"));
        server.createContext("/api/v1/events", Stage::events);
        server.start();
    }

    private static void file(HttpExchange exchange, Optional<PageFile> file) throws IOException {
        exchange.getResponseHeaders().set("Content-Security-Policy", PageFile.POLICY);
        if (file.isPresent()) {
            exchange.getResponseHeaders().set("Content-Type", file.get().type().toString());
            answer(exchange, file.get().text().getBytes(StandardCharsets.UTF_8));
        } else {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        }
    }

    private static void json(HttpExchange exchange, String text) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        answer(exchange, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** A stream on which nothing happens: the page has to find out by itself as well. */
    private static void events(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(": here\n\n".getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
