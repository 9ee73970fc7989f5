package dev.lifeguard.demo;

import dev.lifeguard.testing.Certificates;
import dev.lifeguard.testing.Certificates.Issued;
import dev.lifeguard.testing.FaultyProxy;
import dev.lifeguard.testing.RealPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Map;

/** Everything that can be broken, and how to mend it. One caller at a time. */
final class Place implements AutoCloseable {
    private static final int SLOTS = 30;
    private static final String ENCRYPTED = "hostssl all app samehost scram-sha-256";
    private static final String PLAIN = "hostnossl all app samehost scram-sha-256";
    private static final String OTHERS = "host all reporting samehost scram-sha-256";

    private final Certificates authority;
    private final Issued certificate;
    private final RealPostgres postgres;
    private final Route route;
    private final OtherClients crowd;
    private final Shop shop;
    private FaultyProxy hole;
    private boolean stopped;
    private boolean frozen;

    Place(Path folder, int shopPort) {
        authority = Certificates.authority(folder, "authority");
        certificate = authority.issue("server", -30, 60, "localhost");
        postgres = RealPostgres.start(
                RealPostgres.NEWEST,
                Map.of(
                        "max_connections", String.valueOf(SLOTS),
                        "listen_addresses", "localhost," + OtherClients.ADDRESS,
                        "ssl", "on",
                        "ssl_cert_file", certificate.certificate().toString(),
                        "ssl_key_file", certificate.key().toString()));
        postgres.protect();
        ShopSchema.create(postgres);
        postgres.access(ENCRYPTED, PLAIN, OTHERS);
        route = new Route(folder.resolve("database-url"), authority.authorityFile(), postgres.port());
        crowd = new OtherClients(postgres);
        shop = new Shop(route, shopPort);
    }

    Route route() {
        return route;
    }

    Shop shop() {
        return shop;
    }

    void stop() {
        stopped = true;
        postgres.stopNow();
    }

    void crash() {
        stopped = true;
        postgres.kill();
    }

    void freeze() {
        frozen = true;
        postgres.freeze();
    }

    /** The slots are taken while the way leads nowhere, so that nobody else gets one first. */
    void fill() {
        swallow();
        crowd.fill();
        route.usual();
        closeHole();
    }

    void lock() {
        try {
            crowd.lockOrders();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void swallow() {
        hole = FaultyProxy.to(postgres.port());
        hole.swallow(true);
        route.over(hole.port());
        reconnect();
    }

    void expireCertificate() {
        present(authority.issue("expired", -90, -1, "localhost"));
        reconnect();
    }

    void requireTls() {
        route.withoutTls();
        postgres.access(ENCRYPTED, OTHERS);
        reconnect();
    }

    void changePassword() {
        postgres.execute("ALTER ROLE app PASSWORD 'another-secret'");
        reconnect();
    }

    void leaveMigrationsBehind() {
        ShopSchema.behind(postgres);
    }

    /** Everything as it was, whatever was broken. */
    void heal() {
        if (frozen) {
            postgres.thaw();
            frozen = false;
        }
        crowd.leave();
        if (stopped) {
            postgres.startAgain();
            stopped = false;
        }
        shop.remember();
        postgres.execute("ALTER ROLE app PASSWORD '" + Route.PASSWORD + "'");
        ShopSchema.upToDate(postgres);
        present(authority.issue("renewed", -30, 60, "localhost"));
        route.usual();
        closeHole();
    }

    /** The application's and the sidecar's sessions end, and they come again, the way that leads there now. */
    private void reconnect() {
        postgres.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'app'");
    }

    private void present(Issued other) {
        try {
            Files.copy(other.certificate(), certificate.certificate(), StandardCopyOption.REPLACE_EXISTING);
            Files.copy(
                    other.key(),
                    certificate.key(),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        postgres.access(ENCRYPTED, PLAIN, OTHERS);
    }

    private void closeHole() {
        try (FaultyProxy open = hole) {
            hole = null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        crowd.leave();
        shop.close();
        closeHole();
        postgres.close();
    }
}
