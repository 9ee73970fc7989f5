package dev.lifeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.testing.Executable;
import dev.lifeguard.testing.RealPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Secret that is mounted and not there yet, as with {@code optional: true} in a pod. */
class LateSecretIT {

    @TempDir
    private Path folder;

    @Test
    void theSidecarWaitsForItsSecretSaysSoAndPicksItUp() throws Exception {
        Path file = folder.resolve("database-url");
        try (RealPostgres postgres = RealPostgres.start(RealPostgres.NEWEST);
                Executable executable = new Executable(folder)) {
            ServingSidecar sidecar = ServingSidecar.start(executable, Map.of("DATABASE_URL_FILE", file.toString()));

            sidecar.until("down bad_database_url");
            assertThat(sidecar.target("default").toString()).contains("DATABASE_URL_FILE");
            assertThat(sidecar.code("/health/live")).isEqualTo(200);
            assertThat(sidecar.code("/health/started")).isEqualTo(200);
            assertThat(sidecar.code("/health/ready")).isEqualTo(503);

            // Kubernetes writes a Secret elsewhere and moves it into place.
            Path written = Files.writeString(folder.resolve("written"), postgres.url() + "\n");
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);

            sidecar.until("healthy");
            assertThat(sidecar.code("/health/ready")).isEqualTo(200);
            assertThat(sidecar.changes())
                    .startsWith("status=down cause=bad_database_url was=unknown")
                    .last()
                    .asString()
                    .startsWith("status=healthy cause=none");
        }
    }
}
