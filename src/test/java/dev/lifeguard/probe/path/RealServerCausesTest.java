package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.Endpoint;
import dev.lifeguard.database.SslMode;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.testing.Named;
import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.Urls;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Refusals of a real server, provoked one by one: the cause that is named, and that it is the only one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RealServerCausesTest {
    private final int major;
    private RealPostgres postgres;

    RealServerCausesTest(int major) {
        this.major = major;
    }

    @BeforeAll
    void start() {
        postgres = RealPostgres.start(
                major, Map.of("max_connections", "8", "superuser_reserved_connections", "3", "max_wal_senders", "0"));
        postgres.execute(
                "CREATE ROLE app LOGIN PASSWORD '" + Urls.PASSWORD + "'",
                "CREATE ROLE clerk NOLOGIN",
                "CREATE ROLE single LOGIN PASSWORD '" + Urls.PASSWORD + "' CONNECTION LIMIT 1",
                "CREATE ROLE guest LOGIN PASSWORD '" + Urls.PASSWORD + "'",
                "CREATE DATABASE shop OWNER app",
                "CREATE DATABASE booth OWNER app CONNECTION LIMIT 1",
                "CREATE DATABASE vault OWNER app",
                "REVOKE CONNECT ON DATABASE vault FROM PUBLIC");
        usualAccess();
    }

    @AfterAll
    void stop() {
        postgres.close();
    }

    private void usualAccess() {
        postgres.access("host all all 127.0.0.1/32 scram-sha-256");
    }

    private List<Cause> causesOf(DatabaseUrl url) {
        return Named.causes(PathRounds.once(url));
    }

    private DatabaseUrl url(String user, String password, String database) {
        return Urls.url(SslMode.DISABLE, user, password, database, new Endpoint("127.0.0.1", postgres.port()));
    }

    @Test
    void aHealthyServerHasNoCauseAtAll() {
        assertThat(causesOf(Urls.app(postgres.port()))).isEmpty();
    }

    @Test
    void aRoleWithoutPgMonitorIsToldWhatItCannotSee() {
        assertThat(Named.findings(PathRounds.once(Urls.app(postgres.port()))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.cause()).isEqualTo(Cause.INSUFFICIENT_VISIBILITY);
                    assertThat(finding.evidence().get("grant")).contains("GRANT pg_monitor TO \"app\"");
                });
    }

    @Test
    void aWrongPassword() {
        assertThat(causesOf(url("app", "wrong", "shop"))).containsExactly(Cause.AUTH_FAILED);
    }

    @Test
    void noPasswordAtAll() {
        assertThat(causesOf(url("app", "", "shop"))).containsExactly(Cause.MISSING_PASSWORD);
    }

    @Test
    void noPasswordWhereMd5IsAsked() {
        postgres.access("host all all 127.0.0.1/32 md5");
        try {
            assertThat(causesOf(url("app", "", "shop"))).containsExactly(Cause.MISSING_PASSWORD);
        } finally {
            usualAccess();
        }
    }

    @Test
    void aDatabaseThatIsNotThere() {
        assertThat(causesOf(url("app", Urls.PASSWORD, "shopp"))).containsExactly(Cause.UNKNOWN_DATABASE);
    }

    @Test
    void aRoleThatIsNotThere() {
        postgres.access("host all all 127.0.0.1/32 trust");
        try {
            assertThat(causesOf(url("nobody", "", "shop"))).containsExactly(Cause.UNKNOWN_ROLE);
            assertThat(causesOf(url("clerk", "", "shop"))).containsExactly(Cause.UNKNOWN_ROLE);
        } finally {
            usualAccess();
        }
    }

    @Test
    void aRoleThatIsNotThereLooksLikeAWrongPasswordWhereOneIsAsked() {
        assertThat(causesOf(url("nobody", "x", "shop"))).containsExactly(Cause.AUTH_FAILED);
    }

    @Test
    void noEntryInPgHba() {
        postgres.access("host vault all 127.0.0.1/32 scram-sha-256");
        try {
            assertThat(causesOf(Urls.app(postgres.port()))).containsExactly(Cause.NO_PG_HBA_ENTRY);
        } finally {
            usualAccess();
        }
    }

    @Test
    void anEntryInPgHbaThatRejects() {
        postgres.access("host all app 127.0.0.1/32 reject");
        try {
            assertThat(causesOf(Urls.app(postgres.port()))).containsExactly(Cause.NO_PG_HBA_ENTRY);
        } finally {
            usualAccess();
        }
    }

    @Test
    void aMethodThatNoPasswordServes() {
        postgres.access("host all app 127.0.0.1/32 ident", "local all app peer");
        try {
            assertThat(causesOf(Urls.app(postgres.port()))).containsExactly(Cause.AUTH_METHOD_MISMATCH);
            assertThat(causesOf(Urls.at(new Endpoint(postgres.data().toString(), postgres.port()))))
                    .containsExactly(Cause.AUTH_METHOD_MISMATCH);
        } finally {
            usualAccess();
        }
    }

    @Test
    void noRightToConnect() {
        assertThat(causesOf(url("guest", Urls.PASSWORD, "vault"))).containsExactly(Cause.INSUFFICIENT_PRIVILEGE);
    }

    @Test
    void tlsThatTheServerDoesNotHave() {
        DatabaseUrl url =
                Urls.url(SslMode.REQUIRE, "app", Urls.PASSWORD, "shop", new Endpoint("127.0.0.1", postgres.port()));

        assertThat(causesOf(url)).containsExactly(Cause.SSL_NOT_SUPPORTED_BY_SERVER);
    }

    @Test
    void tlsThatIsPreferredDoesWithout() {
        DatabaseUrl url =
                Urls.url(SslMode.PREFER, "app", Urls.PASSWORD, "shop", new Endpoint("127.0.0.1", postgres.port()));

        assertThat(causesOf(url)).isEmpty();
    }

    @Test
    void theLimitOfARole() throws SQLException {
        try (Connection held = postgres.connect("single", "shop", Urls.PASSWORD)) {
            assertThat(causesOf(url("single", Urls.PASSWORD, "shop"))).containsExactly(Cause.ROLE_CONNECTION_LIMIT);
        }
    }

    @Test
    void theLimitOfADatabase() throws SQLException {
        try (Connection held = postgres.connect("app", "booth", Urls.PASSWORD)) {
            assertThat(causesOf(url("app", Urls.PASSWORD, "booth"))).containsExactly(Cause.DATABASE_CONNECTION_LIMIT);
        }
    }

    @Test
    void slotsKeptForSuperusersAndAServerThatIsFull() throws SQLException {
        List<Connection> held = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                held.add(postgres.connect("app", "shop", Urls.PASSWORD));
            }
            assertThat(causesOf(Urls.app(postgres.port()))).containsExactly(Cause.RESERVED_SLOTS);
            for (int i = 0; i < 3; i++) {
                held.add(connectedOnceThereIsRoom());
            }
            assertThat(causesOf(Urls.app(postgres.port()))).containsExactly(Cause.TOO_MANY_CLIENTS);
        } finally {
            for (Connection each : held) {
                each.close();
            }
        }
    }

    /** Who was refused a moment ago still has a slot for a moment. */
    private Connection connectedOnceThereIsRoom() {
        return await().ignoreExceptions().until(() -> postgres.connect("postgres", "postgres", ""), Objects::nonNull);
    }

    @Test
    void aServerWhereTransactionsAreReadOnly() {
        postgres.execute("ALTER DATABASE shop SET default_transaction_read_only = on");
        try {
            assertThat(causesOf(Urls.app(postgres.port()))).containsExactly(Cause.READ_ONLY);
        } finally {
            postgres.execute(
                    "SET default_transaction_read_only = off; ALTER DATABASE shop RESET default_transaction_read_only");
        }
    }

    @Test
    void whatIsKnownFromBeforeIsToldWithARefusal() throws SQLException {
        List<Connection> held = new ArrayList<>();
        try (PathRounds looking = PathRounds.at(Urls.app(postgres.port()))) {
            looking.look();
            postgres.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'lifeguard'");
            for (int i = 0; i < 8; i++) {
                held.add(postgres.connect("postgres", "postgres", ""));
            }
            PathObservation seen = looking.look();

            assertThat(Named.findings(seen).get(0).evidence().get("max_connections"))
                    .contains(8);
        } finally {
            for (Connection each : held) {
                each.close();
            }
        }
    }
}
