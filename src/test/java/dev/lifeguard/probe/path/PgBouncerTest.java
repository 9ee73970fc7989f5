package dev.lifeguard.probe.path;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.Endpoint;
import dev.lifeguard.database.SslMode;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.observation.ServerFacts;
import dev.lifeguard.testing.FreePort;
import dev.lifeguard.testing.Named;
import dev.lifeguard.testing.Program;
import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.Urls;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real PgBouncer between us and a real server. */
@Order(14)
class PgBouncerTest {
    private static final int PORT = FreePort.next();

    @TempDir
    private static Path directory;

    private static RealPostgres postgres;
    private static Process pooler;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> program = Program.find("pgbouncer", "/usr/sbin");
        assumeTrue(program.isPresent(), "skipped: PgBouncer is not installed");
        postgres = RealPostgres.start(RealPostgres.NEWEST);
        postgres.execute("CREATE ROLE app LOGIN", "CREATE DATABASE shop OWNER app");
        Path users = Files.writeString(directory.resolve("users"), "\"app\" \"" + Urls.PASSWORD + "\"\n");
        Path settings = Files.writeString(
                directory.resolve("pgbouncer.ini"),
                "[databases]\nshop = host=127.0.0.1 port=" + postgres.port() + "\n"
                        + "gone = host=127.0.0.1 port=" + FreePort.next() + "\n"
                        + "[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = " + PORT + "\nunix_socket_dir =\n"
                        + "auth_type = scram-sha-256\nauth_file = " + users + "\npool_mode = transaction\n"
                        + "max_client_conn = 2\nignore_startup_parameters = extra_float_digits\n");
        pooler = Program.start(
                directory.resolve("log"), Map.of(), List.of(program.get().toString(), settings.toString()));
        await().atMost(20, SECONDS).ignoreExceptions().until(() -> {
            new Socket("127.0.0.1", PORT).close();
            return true;
        });
    }

    @AfterAll
    static void stop() {
        if (pooler != null) {
            pooler.destroy();
            postgres.close();
        }
    }

    /** What it says at login is of a server that it saw at some time. */
    @Test
    void theServerBehindAPoolerIsAskedByEachNewConnection() {
        try (PathRounds looking = PathRounds.at(url("app", Urls.PASSWORD, "shop"))) {
            // a pooler that is slow to find a server is asked no longer than its client can wait
            await().atMost(20, SECONDS).untilAsserted(() -> {
                Connected arrived = looking.arrive();
                arrived.session().close();
                assertThat(arrived.server().flatMap(ServerFacts::maxConnections))
                        .isPresent();
            });
        }
    }

    @Test
    void aPoolerWithRoomIsHealthyRoundAfterRound() {
        try (PathRounds looking = PathRounds.at(url("app", Urls.PASSWORD, "shop"))) {
            await().atMost(20, SECONDS).until(() -> Named.causes(looking.look()).isEmpty());
            for (int i = 0; i < 3; i++) {
                assertThat(Named.causes(looking.look())).isEmpty();
            }
        }
    }

    @Test
    void aPoolerWithoutRoomIsNotAFullServer() throws SQLException {
        try (Connection one = connect();
                Connection two = connect()) {
            comesTo(url("app", Urls.PASSWORD, "shop"), Cause.POOLER_LIMIT);
        }
    }

    @Test
    void aPoolerRefusesInItsOwnWords() {
        comesTo(url("app", "wrong", "shop"), Cause.AUTH_FAILED);
        comesTo(url("app", Urls.PASSWORD, "nowhere"), Cause.UNKNOWN_DATABASE);
    }

    @Test
    void aPoolerWhoseServerIsGoneIsNoFaultOfTheUrl() {
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(causesOf(url("app", Urls.PASSWORD, "gone")))
                        .isSubsetOf(Cause.CONNECTION_REFUSED, Cause.SERVER_UNRESPONSIVE));
    }

    /** The pooler notices some time later that those of another test have left. */
    private static void comesTo(DatabaseUrl url, Cause cause) {
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(causesOf(url)).containsExactly(cause));
    }

    private static List<Cause> causesOf(DatabaseUrl url) {
        return Named.causes(PathRounds.once(url));
    }

    private static DatabaseUrl url(String user, String password, String database) {
        return Urls.url(SslMode.DISABLE, user, password, database, new Endpoint("127.0.0.1", PORT));
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + PORT + "/shop?sslmode=disable", "app", Urls.PASSWORD);
    }
}
