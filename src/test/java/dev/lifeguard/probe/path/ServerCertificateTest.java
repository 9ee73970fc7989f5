package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.SslMode;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.testing.Certificates.Issued;
import dev.lifeguard.testing.Named;
import dev.lifeguard.testing.Urls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What can be wrong with the certificate of a real server, and with what it is verified by. */
@Order(13)
class ServerCertificateTest extends CertifiedServer {
    @Test
    void aTrustedCertificateForTheHostIsHealthyAndItsDatesAreKnown() {
        PathObservation seen = PathRounds.once(verifying(SslMode.VERIFY_FULL));

        assertThat(Named.causes(seen)).isEmpty();
        assertThat(seen.server().orElseThrow().tls()).isTrue();
        assertThat(seen.certificate().orElseThrow().notAfter()).isAfter(seen.at());
        assertThat(seen.certificate().orElseThrow().names()).containsExactly("localhost");
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

    private List<Cause> causesWith(Issued certificate, SslMode mode) throws IOException {
        present(certificate);
        try {
            return causesOf(verifying(mode));
        } finally {
            present(authority.issue("again", -1, 90, "localhost"));
        }
    }

    /** The server presents another certificate from here on, until the next call. */
    private void present(Issued certificate) throws IOException {
        Files.copy(certificate.certificate(), good.certificate(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.copy(
                certificate.key(),
                good.key(),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        postgres.access(ANYONE);
    }
}
