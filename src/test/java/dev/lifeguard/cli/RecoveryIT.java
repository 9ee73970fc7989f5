package dev.lifeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.testing.Executable;
import dev.lifeguard.testing.FreePort;
import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.Urls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged sidecar starts whatever is wrong, says so, and finds the way once it is mended, without a restart. */
class RecoveryIT {
    private static RealPostgres postgres;

    @TempDir
    private Path folder;

    private Executable lifeguard;

    @BeforeAll
    static void database() {
        postgres = RealPostgres.ofShop(RealPostgres.NEWEST);
        postgres.access("host all all 127.0.0.1/32 scram-sha-256");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void prepare() {
        lifeguard = new Executable(folder);
    }

    @AfterEach
    void tidy() {
        lifeguard.close();
    }

    @Test
    void fromOneMistakeInTheFileOfTheUrlToTheNext() throws Exception {
        Path file = folder.resolve("database-url");
        ServingSidecar sidecar = ServingSidecar.start(lifeguard, Map.of("DATABASE_URL_FILE", file.toString()));
        sidecar.until("down bad_database_url");

        Files.writeString(file, "posgres//app@db/shop\n");
        sidecar.until("down bad_database_url");
        Files.writeString(file, url("database.invalid", postgres.port(), Urls.PASSWORD));
        sidecar.until("down dns_failure");
        Files.writeString(file, url("127.0.0.1", FreePort.next(), Urls.PASSWORD));
        sidecar.until("down connection_refused");
        Files.writeString(file, url("127.0.0.1", postgres.port(), "wrong"));
        sidecar.until("down auth_failed");
        assertThat(sidecar.code("/health/ready")).isEqualTo(503);

        Files.writeString(file, url("127.0.0.1", postgres.port(), Urls.PASSWORD));
        sidecar.until("healthy");
        assertThat(sidecar.code("/health/ready")).isEqualTo(200);
    }

    @Test
    void fromAServerThatIsDownAndAPasswordFileThatIsOld() throws Exception {
        Path password = Files.writeString(folder.resolve("password"), "of last month\n");
        postgres.kill();
        ServingSidecar sidecar = ServingSidecar.start(
                lifeguard,
                Map.of(
                        "PGHOST", "127.0.0.1",
                        "PGPORT", Integer.toString(postgres.port()),
                        "PGDATABASE", "shop",
                        "PGUSER", "app",
                        "PGPASSWORD_FILE", password.toString()));
        sidecar.until("down connection_refused");

        postgres.start();
        sidecar.until("down auth_failed");
        Files.writeString(password, Urls.PASSWORD + "\n");
        sidecar.until("healthy");
        postgres.kill();
        sidecar.until("down connection_refused");
        assertThat(sidecar.code("/health/ready"))
                .as("an outage that is not the pod's own")
                .isEqualTo(200);
        postgres.start();
        sidecar.until("healthy");
    }

    private static String url(String host, int port, String password) {
        return "postgresql+asyncpg://app:" + password + "@" + host + ":" + port + "/shop\n";
    }
}
