package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.SslMode;
import dev.lifeguard.database.TlsSettings;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.testing.Certificates.Issued;
import dev.lifeguard.testing.Named;
import dev.lifeguard.testing.Peer;
import dev.lifeguard.testing.Urls;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Who demands TLS, who refuses it, and what else can be wrong with it, on a real server. */
@Order(13)
class TlsCausesTest extends CertifiedServer {
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

    private DatabaseUrl presenting(Issued own) {
        return Urls.with(
                verifying(SslMode.VERIFY_FULL),
                new TlsSettings(
                        SslMode.VERIFY_FULL,
                        Optional.of(authority.authorityFile().toString()),
                        Optional.of(own.certificate().toString()),
                        Optional.of(own.key().toString())));
    }
}
