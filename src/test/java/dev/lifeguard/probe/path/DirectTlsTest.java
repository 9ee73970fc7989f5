package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.SslMode;
import dev.lifeguard.database.TlsSettings;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.finding.Place;
import dev.lifeguard.finding.Wording;
import dev.lifeguard.finding.Wordings;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.testing.Certificates;
import dev.lifeguard.testing.Named;
import dev.lifeguard.testing.Peer;
import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.Urls;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sslnegotiation=direct}: TLS from the first byte, which PostgreSQL takes from 17 on. */
class DirectTlsTest {
    private static final Wordings WORDINGS = Wordings.onClassPath(Place.POD);

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
            Finding finding = Named.findings(seen).get(0);
            assertThat(finding.evidence().get("negotiation")).contains("direct");
            assertThat(finding.evidence().get("detail").orElseThrow().toString())
                    .contains("answers the usual request for TLS", "needs PostgreSQL 17");
            Wording wording = WORDINGS.of(finding.cause());
            assertThat(wording.summary(finding.evidence())).contains("sslnegotiation=direct");
            assertThat(wording.fixes(finding.evidence()).get(0).text()).startsWith("Leave sslnegotiation=direct out");
        }
    }

    @Test
    void oneThatHangsUpOnEverythingIsNotCalledOld() throws IOException {
        try (Peer peer = Peer.thatHangsUp()) {
            notCalledOld(look(peer.port()));
        }
    }

    @Test
    void oneThatSpeaksTlsAndNoPostgresIsNotCalledOld() throws IOException {
        SSLContext tls = issued(1).server();
        try (Peer peer = Peer.that((socket, in, out) -> {
            try (Socket web = tls.getSocketFactory().createSocket(socket, InputStream.nullInputStream(), true)) {
                web.getInputStream().read();
            }
        })) {
            notCalledOld(look(peer.port()));
        }
    }

    @Test
    void oneThatNeverAnswersIsSilentAndCostsNoMoreThanItsLimits() throws IOException {
        try (Peer peer = Peer.thatStaysSilent();
                PathRounds rounds = PathRounds.brieflyAt(direct(peer.port()))) {
            PathObservation seen = rounds.look();

            assertThat(seen.failure()).get().isInstanceOf(PathFailure.Silent.class);
        }
    }

    private static void notCalledOld(PathObservation seen) {
        assertThat(Named.findings(seen)).isNotEmpty();
        assertThat(Named.findings(seen))
                .noneMatch(finding -> finding.evidence().get("negotiation").isPresent());
    }

    private Certificates.Issued issued(int major) {
        return Certificates.authority(files, "authority" + major).issue("good" + major, -1, 90, "localhost");
    }

    private RealPostgres encrypted(int major) {
        Certificates.Issued own = issued(major);
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
        return look(server.port());
    }

    private static PathObservation look(int port) {
        return PathRounds.once(direct(port));
    }

    private static DatabaseUrl direct(int port) {
        TlsSettings direct =
                new TlsSettings(SslMode.REQUIRE, Optional.empty(), Optional.empty(), Optional.empty(), true);
        return Urls.with(Urls.app(port), direct);
    }
}
