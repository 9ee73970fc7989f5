package dev.lifeguard.probe.path;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.SslMode;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.testing.Certificates;
import dev.lifeguard.testing.Certificates.Issued;
import dev.lifeguard.testing.Named;
import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.Urls;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A real server with TLS, whose certificate can be changed, and two authorities: its own and a stranger. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CertifiedServer {
    static final String ANYONE = "hostssl all all 127.0.0.1/32 scram-sha-256";

    Path files;
    RealPostgres postgres;
    Certificates authority;
    Certificates stranger;
    Issued good;

    @BeforeAll
    void start(@TempDir Path folder) {
        files = folder;
        authority = Certificates.authority(files, "authority");
        stranger = Certificates.authority(files, "stranger");
        good = authority.issue("good", -1, 90, "localhost");
        postgres = RealPostgres.start(
                RealPostgres.NEWEST,
                Map.of(
                        "ssl", "on",
                        "ssl_cert_file", good.certificate().toString(),
                        "ssl_key_file", good.key().toString(),
                        "ssl_ca_file", authority.authorityFile().toString(),
                        "ssl_min_protocol_version", "TLSv1.2"));
        postgres.execute("CREATE ROLE app LOGIN PASSWORD '" + Urls.PASSWORD + "'", "CREATE DATABASE shop OWNER app");
    }

    @AfterAll
    void stop() {
        postgres.close();
    }

    @BeforeEach
    void usual() {
        postgres.access(ANYONE);
    }

    DatabaseUrl verifying(SslMode mode) {
        return Urls.tls("localhost", postgres.port(), mode, authority.authorityFile());
    }

    List<Cause> causesOf(DatabaseUrl url) {
        return Named.causes(PathRounds.once(url));
    }

    Finding rootOf(DatabaseUrl url) {
        return Named.findings(PathRounds.once(url)).get(0);
    }
}
