package dev.lifeguard.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An Alertmanager that keeps what it is told, and answers as it is told to. */
public final class FakeAlertmanager implements AutoCloseable {
    private final HttpServer server;
    private final List<JsonObject> alerts = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile int requests;

    private FakeAlertmanager(InetSocketAddress address) {
        try {
            server = HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public static FakeAlertmanager start() {
        return startAt(0);
    }

    /** One that others than this machine reach, a pod for example. */
    public static FakeAlertmanager startForAll() {
        return new FakeAlertmanager(new InetSocketAddress(0));
    }

    /** One in the place of another that is gone. */
    public static FakeAlertmanager startAt(int port) {
        return new FakeAlertmanager(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** From now on. */
    public void answerWith(int other) {
        status = other;
    }

    /** Every alert it took, as often as it was told. */
    public Stream<JsonObject> taken(String cause) {
        return alerts.stream()
                .filter(each -> cause.equals(each.getJsonObject("labels").getString("cause")));
    }

    /** Of every alert it took. */
    public Set<String> causes() {
        return alerts.stream()
                .map(each -> each.getJsonObject("labels").getString("cause"))
                .collect(Collectors.toSet());
    }

    public int requests() {
        return requests;
    }

    /** What came as {@code Authorization}, empty text where nothing did. */
    public List<String> authorizations() {
        return authorizations;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests++;
        authorizations.add(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse(""));
        if (status == 200 && exchange.getRequestURI().getPath().endsWith("/api/v2/alerts")) {
            new JsonArray(body).forEach(each -> alerts.add((JsonObject) each));
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
