package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.database.SslMode;
import dev.lifeguard.database.TlsSettings;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.testing.Certificates;
import dev.lifeguard.testing.Named;
import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.Urls;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sslnegotiation=direct}: TLS from the first byte, which PostgreSQL takes from 17 on. */
class DirectTlsTest {
    @TempDir
    private Path files;

    @Test
    void aServerThatTakesItIsHealthy() {
        try (RealPostgres server = encrypted(RealPostgres.NEWEST)) {
            PathObservation seen = look(server);

            assertThat(Named.causes(seen)).isEmpty();
            assertThat(seen.answered()).isTrue();
            assertThat(seen.certificate()).isPresent();
        }
    }

    @Test
    void anOlderServerHangsUpAsOnLibpq() {
        try (RealPostgres server = encrypted(RealPostgres.OLDEST)) {
            PathObservation seen = look(server);

            assertThat(Named.causes(seen)).containsExactly(Cause.TLS_HANDSHAKE_FAILED);
            assertThat(Named.findings(seen)
                            .get(0)
                            .evidence()
                            .get("detail")
                            .orElseThrow()
                            .toString())
                    .contains("needs PostgreSQL 17");
        }
    }

    private RealPostgres encrypted(int major) {
        Certificates.Issued own =
                Certificates.authority(files, "authority" + major).issue("good" + major, -1, 90, "localhost");
        RealPostgres server = RealPostgres.start(
                major,
                Map.of(
                        "ssl", "on",
                        "ssl_cert_file", own.certificate().toString(),
                        "ssl_key_file", own.key().toString()));
        server.execute("CREATE ROLE app LOGIN PASSWORD '" + Urls.PASSWORD + "'", "CREATE DATABASE shop OWNER app");
        server.access("hostssl all all 127.0.0.1/32 scram-sha-256");
        return server;
    }

    private static PathObservation look(RealPostgres server) {
        TlsSettings direct =
                new TlsSettings(SslMode.REQUIRE, Optional.empty(), Optional.empty(), Optional.empty(), true);
        return PathRounds.once(Urls.with(Urls.app(server.port()), direct));
    }
}
