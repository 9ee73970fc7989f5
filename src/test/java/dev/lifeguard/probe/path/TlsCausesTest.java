package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.SslMode;
import dev.lifeguard.database.TlsSettings;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.testing.Certificates;
import dev.lifeguard.testing.Certificates.Issued;
import dev.lifeguard.testing.Named;
import dev.lifeguard.testing.Peer;
import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.Urls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong with TLS, on a real server with real certificates. */
@Order(13)
class TlsCausesTest {
    private static final String ANYONE = "hostssl all all 127.0.0.1/32 scram-sha-256";

    @TempDir
    private static Path files;

    private static RealPostgres postgres;
    private static Certificates authority;
    private static Certificates stranger;
    private static Issued good;

    @BeforeAll
    static void start() {
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
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void usual() {
        postgres.access(ANYONE);
    }

    private static DatabaseUrl verifying(SslMode mode) {
        return Urls.tls("localhost", postgres.port(), mode, authority.authorityFile());
    }

    private static List<Cause> causesOf(DatabaseUrl url) {
        return Named.causes(PathRounds.once(url));
    }

    private static Finding rootOf(DatabaseUrl url) {
        return Named.findings(PathRounds.once(url)).get(0);
    }

    /** The server presents another certificate from here on, until the next call. */
    private static void present(Issued certificate) throws IOException {
        Files.copy(certificate.certificate(), good.certificate(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.copy(
                certificate.key(),
                good.key(),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        postgres.access(ANYONE);
    }

    private List<Cause> causesWith(Issued certificate, SslMode mode) throws IOException {
        present(certificate);
        try {
            return causesOf(verifying(mode));
        } finally {
            present(authority.issue("again", -1, 90, "localhost"));
        }
    }

    @Test
    void aMissingFileOfAuthoritiesIsNoFailureWhereItIsNotNeeded() {
        Path missing = files.resolve("missing.crt");

        assertThat(causesOf(Urls.tls("localhost", postgres.port(), SslMode.REQUIRE, missing)))
                .isEmpty();
        assertThat(causesOf(Urls.tls("localhost", postgres.port(), SslMode.VERIFY_CA, missing)))
                .containsExactly(Cause.CERT_UNTRUSTED);
    }

    @Test
    void aTrustedCertificateForTheHostIsHealthyAndItsDatesAreKnown() {
        PathObservation seen = PathRounds.once(verifying(SslMode.VERIFY_FULL));

        assertThat(Named.causes(seen)).isEmpty();
        assertThat(seen.server().orElseThrow().tls()).isTrue();
        assertThat(seen.certificate().orElseThrow().notAfter()).isAfter(seen.at());
        assertThat(seen.certificate().orElseThrow().names()).containsExactly("localhost");
    }

    @Test
    void tlsThatIsPreferredIsUsed() {
        PathObservation seen = PathRounds.once(Urls.tls("localhost", postgres.port(), SslMode.PREFER, null));

        assertThat(Named.causes(seen)).isEmpty();
        assertThat(seen.server().orElseThrow().tls()).isTrue();
    }

    @Test
    void aServerThatDemandsTls() {
        assertThat(causesOf(Urls.app(postgres.port()))).containsExactly(Cause.SSL_REQUIRED_BY_SERVER);
    }

    @Test
    void aServerWithNoEntryForAnyWayIsNotOneThatDemandsTls() {
        postgres.access("hostssl vault all 127.0.0.1/32 scram-sha-256");

        assertThat(causesOf(Urls.app(postgres.port()))).containsExactly(Cause.NO_PG_HBA_ENTRY);
        assertThat(causesOf(verifying(SslMode.REQUIRE))).containsExactly(Cause.NO_PG_HBA_ENTRY);
    }

    @Test
    void aServerThatAdmitsOnlyPlainTextIsReachedByPreferring() {
        postgres.access("hostnossl all all 127.0.0.1/32 scram-sha-256");

        assertThat(causesOf(Urls.tls("localhost", postgres.port(), SslMode.PREFER, null)))
                .isEmpty();
        assertThat(causesOf(Urls.tls("localhost", postgres.port(), SslMode.REQUIRE, null)))
                .containsExactly(Cause.NO_PG_HBA_ENTRY);
    }

    @Test
    void aServerThatDemandsTlsIsReachedByAllowing() {
        assertThat(causesOf(Urls.tls("localhost", postgres.port(), SslMode.ALLOW, null)))
                .isEmpty();
    }

    @Test
    void aWrongPasswordOverTlsIsAWrongPassword() {
        DatabaseUrl wrong = Urls.with(
                Urls.url(
                        SslMode.REQUIRE,
                        "app",
                        "wrong",
                        "shop",
                        verifying(SslMode.REQUIRE).endpoints().get(0)),
                TlsSettings.of(SslMode.REQUIRE));

        assertThat(causesOf(wrong)).containsExactly(Cause.AUTH_FAILED);
    }

    @Test
    void aStrangersCertificate() {
        DatabaseUrl url = Urls.tls("localhost", postgres.port(), SslMode.VERIFY_CA, stranger.authorityFile());

        assertThat(causesOf(url)).containsExactly(Cause.CERT_UNTRUSTED);
        assertThat(rootOf(url).evidence().get("issuer")).contains("CN=authority");
    }

    @Test
    void requireWithARootCertificateVerifiesTheChainAsLibpqDoes() {
        assertThat(causesOf(Urls.tls("localhost", postgres.port(), SslMode.REQUIRE, stranger.authorityFile())))
                .containsExactly(Cause.CERT_UNTRUSTED);
    }

    @Test
    void aCertificateForAnotherHost() throws IOException {
        DatabaseUrl url = Urls.tls("127.0.0.1", postgres.port(), SslMode.VERIFY_FULL, authority.authorityFile());

        assertThat(causesOf(url)).containsExactly(Cause.CERT_HOSTNAME_MISMATCH);
        assertThat(causesOf(Urls.tls("127.0.0.1", postgres.port(), SslMode.VERIFY_CA, authority.authorityFile())))
                .isEmpty();
    }

    @Test
    void anExpiredCertificate() throws IOException {
        assertThat(causesWith(authority.issue("old", -90, -1, "localhost"), SslMode.VERIFY_FULL))
                .containsExactly(Cause.CERT_EXPIRED);
    }

    @Test
    void anExpiredCertificateNobodyVerifiesHurtsNobody() throws IOException {
        present(authority.issue("old", -90, -1, "localhost"));
        try {
            assertThat(causesOf(Urls.tls("localhost", postgres.port(), SslMode.REQUIRE, null)))
                    .doesNotContain(Cause.CERT_EXPIRED);
        } finally {
            present(authority.issue("again", -1, 90, "localhost"));
        }
    }

    @Test
    void aCertificateOfTheFuture() throws IOException {
        assertThat(causesWith(authority.issue("future", 1, 90, "localhost"), SslMode.VERIFY_FULL))
                .containsExactly(Cause.CERT_NOT_YET_VALID);
    }

    @Test
    void aCertificateThatEndsSoonIsAWarning() throws IOException {
        assertThat(causesWith(authority.issue("soon", -80, 5, "localhost"), SslMode.VERIFY_FULL))
                .containsExactly(Cause.CERT_EXPIRING);
    }

    @Test
    void anExpiredCertificateForAnotherHostIsExpiredFirst() throws IOException {
        assertThat(causesWith(authority.issue("old", -90, -1, "elsewhere"), SslMode.VERIFY_FULL))
                .containsExactly(Cause.CERT_EXPIRED);
    }

    @Test
    void aFileOfAuthoritiesThatCannotBeRead() throws IOException {
        Path garbage = Files.writeString(files.resolve("garbage.crt"), "nothing to trust");

        assertThat(causesOf(Urls.tls("localhost", postgres.port(), SslMode.VERIFY_CA, files.resolve("missing.crt"))))
                .containsExactly(Cause.CERT_UNTRUSTED);
        assertThat(rootOf(Urls.tls("localhost", postgres.port(), SslMode.VERIFY_CA, garbage))
                        .evidence()
                        .get("reason"))
                .hasValueSatisfying(reason -> assertThat(reason.toString()).contains("holds no PEM certificate"));
    }

    @Test
    void aClientCertificateThatIsRequired() {
        postgres.access("hostssl all all 127.0.0.1/32 scram-sha-256 clientcert=verify-full");

        assertThat(causesOf(verifying(SslMode.VERIFY_FULL))).containsExactly(Cause.CLIENT_CERT_REQUIRED);
    }

    @Test
    void aClientCertificateThatIsAccepted() {
        postgres.access("hostssl all all 127.0.0.1/32 scram-sha-256 clientcert=verify-full");

        assertThat(causesOf(presenting(authority.issue("app", -1, 90)))).isEmpty();
    }

    @Test
    void aClientCertificateOfAnotherRole() {
        postgres.access("hostssl all all 127.0.0.1/32 cert");

        assertThat(causesOf(presenting(authority.issue("clerk", -1, 90)))).hasSize(1);
    }

    @Test
    void aClientCertificateFromAStranger() {
        assertThat(causesOf(presenting(stranger.issue("app", -1, 90)))).containsExactly(Cause.CLIENT_CERT_REQUIRED);
    }

    @Test
    void aClientKeyThatIsNotThere() {
        DatabaseUrl url = Urls.with(
                verifying(SslMode.VERIFY_FULL),
                new TlsSettings(
                        SslMode.VERIFY_FULL,
                        Optional.of(authority.authorityFile().toString()),
                        Optional.of(good.certificate().toString()),
                        Optional.of(files.resolve("missing.key").toString())));

        assertThat(causesOf(url)).containsExactly(Cause.TLS_HANDSHAKE_FAILED);
    }

    @Test
    void noCommonProtocol() throws IOException {
        try (Peer peer = Peer.that((socket, in, out) -> {
            in.readNBytes(8);
            out.write('S');
            out.flush();
            in.read(new byte[512]);
            out.write(new byte[] {21, 3, 1, 0, 2, 2, 70});
            out.flush();
        })) {
            DatabaseUrl url = Urls.tls("localhost", peer.port(), SslMode.REQUIRE, null);

            assertThat(causesOf(url)).containsExactly(Cause.TLS_HANDSHAKE_FAILED);
            assertThat(rootOf(url).evidence().get("detail"))
                    .hasValueSatisfying(detail -> assertThat(detail.toString()).contains("protocol_version"));
        }
    }

    @Test
    void silenceInTheMiddleOfTheHandshakeIsAServerThatDoesNotAnswer() throws IOException {
        try (Peer peer = Peer.that((socket, in, out) -> {
                    in.readNBytes(8);
                    out.write('S');
                    out.flush();
                    in.transferTo(java.io.OutputStream.nullOutputStream());
                });
                PathRounds looking = PathRounds.brieflyAt(Urls.tls("localhost", peer.port(), SslMode.REQUIRE, null))) {
            assertThat(Named.causes(looking.look())).containsExactly(Cause.SERVER_UNRESPONSIVE);
        }
    }

    private static DatabaseUrl presenting(Issued own) {
        return Urls.with(
                verifying(SslMode.VERIFY_FULL),
                new TlsSettings(
                        SslMode.VERIFY_FULL,
                        Optional.of(authority.authorityFile().toString()),
                        Optional.of(own.certificate().toString()),
                        Optional.of(own.key().toString())));
    }
}
