package dev.lifeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.testing.Executable;
import dev.lifeguard.testing.FreePort;
import dev.lifeguard.testing.RealPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged sidecar beside code that is ahead of its schema. */
@Order(11)
class MigrationIT {
    private static final String PASSWORD = "geheim-4711";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static RealPostgres postgres;

    @TempDir
    private Path folder;

    private Executable lifeguard;

    @BeforeAll
    static void open() {
        postgres = RealPostgres.start(RealPostgres.NEWEST);
        postgres.execute("CREATE ROLE app LOGIN PASSWORD '" + PASSWORD + "'");
        postgres.access("host all all 127.0.0.1/32 scram-sha-256");
    }

    @AfterAll
    static void close() {
        postgres.close();
    }

    @BeforeEach
    void prepare() throws IOException {
        lifeguard = new Executable(folder);
        Path versions = Files.createDirectories(folder.resolve("alembic/versions"));
        Files.writeString(versions.resolve("1.py"), "revision = 'a001'\ndown_revision = None\n");
        Files.writeString(versions.resolve("2.py"), "revision = 'a002'\ndown_revision = 'a001'\n");
        postgres.execute(
                "ALTER ROLE app LOGIN",
                "DROP TABLE IF EXISTS alembic_version",
                "CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY)",
                "INSERT INTO alembic_version VALUES ('a001')",
                "GRANT SELECT ON alembic_version TO app");
    }

    @AfterEach
    void tidy() {
        lifeguard.close();
    }

    @Test
    void aPodAheadOfItsSchemaIsNotReadyBeforeItWasMigratedOnce() throws Exception {
        int http = FreePort.next();
        postgres.execute("ALTER ROLE app NOLOGIN");
        Map<String, String> environment = environment();
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(http));
        environment.put("LIFEGUARD_PROBE_INTERVAL", "500ms");
        lifeguard.start(environment);
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> get(http, "/health/ready").body().contains("unknown_role"));

        postgres.execute("ALTER ROLE app LOGIN");
        await().atMost(PATIENCE).until(() -> get(http, "/health/ready").body().contains("migration_not_applied"));
        assertThat(get(http, "/health/ready").statusCode()).isEqualTo(503);
        assertThat(get(http, "/metrics").body())
                .containsPattern("lifeguard_migrations_pending\\{[^}]*tool=\"alembic\",?} 1\\.0");

        postgres.execute("UPDATE alembic_version SET version_num = 'a002'");
        await().atMost(PATIENCE).until(() -> get(http, "/health/ready").statusCode() == 200);
        assertThat(get(http, "/api/v1/diagnosis").body())
                .contains("\"migrations\":[{\"tool\":\"alembic\",\"current\":[\"a002\"],\"wanted\":[\"a002\"],"
                        + "\"pending\":0,\"state\":\"current\",\"detail\":null}]");

        postgres.execute("UPDATE alembic_version SET version_num = 'a003'");
        await().atMost(PATIENCE)
                .until(() -> get(http, "/api/v1/diagnosis").body().contains("has moved on from a002 to a003"));
        assertThat(get(http, "/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void waitEndsWhenTheSchemaIsThere() throws Exception {
        Executable.Running waiting = lifeguard.start(environment(), "wait", "--for", "migrated", "--timeout", "60s");
        await().atMost(PATIENCE).until(() -> waiting.printed().contains("migration_not_applied"));

        postgres.execute("UPDATE alembic_version SET version_num = 'a002'");

        Executable.Ended ended = waiting.end();
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).contains("the database is at a001, and the next one is a002");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void waitSaysWhatItLacksWhereNothingTellsWhatIsWanted() throws Exception {
        Map<String, String> environment = environment();
        environment.remove("LIFEGUARD_MIGRATIONS_ALEMBIC_DIR");

        Executable.Ended ended = lifeguard.run(environment, "wait", "--for", "migrated", "--timeout", "10s");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.out()).contains("timed out  nothing says which migrations the code wants");
    }

    @Test
    void checkNamesWhatIsPending() throws Exception {
        Executable.Ended ended = lifeguard.run(environment(), "check");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.out()).contains("critical  migration_not_applied", "alembic upgrade head");
        assertThat(ended.out() + ended.err()).doesNotContain(PASSWORD);
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("DATABASE_URL", "postgresql://app:" + PASSWORD + "@127.0.0.1:" + postgres.port() + "/postgres");
        environment.put(
                "LIFEGUARD_MIGRATIONS_ALEMBIC_DIR", folder.resolve("alembic").toString());
        environment.put("LIFEGUARD_MIGRATIONS_INTERVAL", "1s");
        return environment;
    }

    private static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
