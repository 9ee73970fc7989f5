package dev.lifeguard.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** The buttons, for a browser and for {@code curl -X POST}. On loopback, and deaf to pages of other sites. */
final class Control implements AutoCloseable {
    private final Playground playground;
    private final DemoPorts ports;
    private final HttpServer server;

    Control(Playground playground, DemoPorts ports) throws IOException {
        this.playground = playground;
        this.ports = ports;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.control()), 50);
        server.createContext("/", this::told);
        server.start();
    }

    private void told(HttpExchange exchange) throws IOException {
        try {
            answer(exchange);
        } catch (RuntimeException failed) {
            send(exchange, 500, "text/plain", "That did not work: " + failed + "\n");
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean posts = exchange.getRequestMethod().equals("POST");
        Optional<Breakage> wanted =
                path.startsWith("/break/") ? Breakage.of(path.substring("/break/".length())) : Optional.empty();
        if (isForeign(exchange)) {
            send(exchange, 403, "text/plain", "This playground listens to localhost only\n");
        } else if (path.equals("/") && !posts) {
            page(exchange);
        } else if (path.equals("/style.css") && !posts) {
            send(exchange, 200, "text/css", ControlPage.style());
        } else if (posts && path.equals("/heal")) {
            playground.heal();
            done(exchange, ControlText.healed(ports));
        } else if (posts && wanted.isPresent()) {
            playground.take(wanted.get());
            done(exchange, ControlText.broken(wanted.get(), ports));
        } else if (!posts && (path.equals("/heal") || wanted.isPresent())) {
            exchange.getResponseHeaders().set("Allow", "POST");
            send(exchange, 405, "text/plain", ControlText.notPosted(ports));
        } else {
            send(exchange, 404, "text/plain", ControlText.nothing(ports));
        }
    }

    /** A form gets back to its page; anybody else is told what to expect. */
    private void done(HttpExchange exchange, String text) throws IOException {
        if (accepts(exchange, "text/html")) {
            exchange.getResponseHeaders().set("Location", "/");
            send(exchange, 303, "text/plain", text);
        } else {
            send(exchange, 200, "text/plain", text);
        }
    }

    private void page(HttpExchange exchange) throws IOException {
        if (accepts(exchange, "text/html")) {
            exchange.getResponseHeaders()
                    .set("Content-Security-Policy", "default-src 'none'; style-src 'self'; form-action 'self'");
            send(exchange, 200, "text/html", ControlPage.of(playground.broken(), ports));
        } else {
            send(exchange, 200, "text/plain", ControlText.all(playground.broken(), ports));
        }
    }

    /** Another site's page can post here from its reader's browser, under a name it has made mean this machine even. */
    private boolean isForeign(HttpExchange exchange) {
        String own = ":" + ports.control();
        Set<String> names = Set.of("localhost" + own, "127.0.0.1" + own, "[::1]" + own);
        String host = exchange.getRequestHeaders().getFirst("Host");
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        return host == null
                || !names.contains(host)
                || origin != null && names.stream().noneMatch(name -> origin.equals("http://" + name));
    }

    private static boolean accepts(HttpExchange exchange, String type) {
        String accepted = exchange.getRequestHeaders().getFirst("Accept");
        return accepted != null && accepted.contains(type);
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + ";charset=UTF-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
