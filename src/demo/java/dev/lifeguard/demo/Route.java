package dev.lifeguard.demo;

import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** How the application and the sidecar get to the database: a URL in a file, as a mounted secret, read at every connect. */
final class Route {
    static final String PASSWORD = "shop-secret";

    private final Path file;
    private final Path authority;
    private final int server;
    private volatile int port;
    private volatile boolean tls;

    Route(Path file, Path authority, int server) {
        this.file = file;
        this.authority = authority;
        this.server = server;
        usual();
    }

    Path file() {
        return file;
    }

    /** Whether a diagnosis is of a target that is reached this way. */
    boolean isIn(String diagnosis) {
        return diagnosis.contains("@localhost:" + port + "/shop");
    }

    /** Straight to the server, with TLS. */
    void usual() {
        lead(server, true);
    }

    void over(int somewhere) {
        lead(somewhere, true);
    }

    void withoutTls() {
        lead(server, false);
    }

    private void lead(int to, boolean encrypted) {
        port = to;
        tls = encrypted;
        String parameters = encrypted ? "sslmode=verify-full&sslrootcert=" + authority : "sslmode=disable";
        String url = "postgresql://app:" + PASSWORD + "@localhost:" + to + "/shop?" + parameters;
        try {
            Path fresh = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), url);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same for the application's driver. */
    PgConnectOptions options() {
        PgConnectOptions options = new PgConnectOptions()
                .setHost("localhost")
                .setPort(port)
                .setDatabase("shop")
                .setUser("app")
                .setPassword(PASSWORD)
                .addProperty("application_name", "shop");
        options.setConnectTimeout(2000);
        if (!tls) {
            return options.setSslMode(SslMode.DISABLE);
        }
        options.setHostnameVerificationAlgorithm("HTTPS");
        options.setTrustOptions(new PemTrustOptions().addCertPath(authority.toString()));
        return options.setSslMode(SslMode.VERIFY_FULL);
    }
}
