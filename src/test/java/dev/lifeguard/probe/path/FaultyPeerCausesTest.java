package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.Endpoint;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.testing.FreePort;
import dev.lifeguard.testing.FullBacklog;
import dev.lifeguard.testing.Named;
import dev.lifeguard.testing.Peer;
import dev.lifeguard.testing.Urls;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Peers that are not a healthy PostgreSQL, each in a way of its own: which cause is named, and none besides. */
class FaultyPeerCausesTest {
    /** What a MySQL server says first: its length byte is the letter N. */
    private static final byte[] MYSQL =
            ("N\0\0\0\n8.0.36\0\13\0\0\0" + "x".repeat(60)).getBytes(StandardCharsets.ISO_8859_1);

    private static byte[] text(String greeting) {
        return greeting.getBytes(StandardCharsets.US_ASCII);
    }

    static Stream<Arguments> peers() {
        return Stream.of(
                Arguments.of("one that stays silent", Peer.thatStaysSilent(), Cause.SERVER_UNRESPONSIVE),
                Arguments.of(
                        "one that falls silent after the SSLRequest",
                        Peer.thatFallsSilentAfterSslRequest(),
                        Cause.SERVER_UNRESPONSIVE),
                Arguments.of("one that hangs up", Peer.thatHangsUp(), Cause.CONNECTION_RESET),
                Arguments.of("one that resets", Peer.thatResets(), Cause.CONNECTION_RESET),
                Arguments.of(
                        "an SSH server, which begins like a yes to TLS",
                        Peer.thatGreets(text("SSH-2.0-OpenSSH_9.2\r\n")),
                        Cause.NOT_POSTGRES),
                Arguments.of("a MySQL server, which begins like a no", Peer.thatGreets(MYSQL), Cause.NOT_POSTGRES),
                Arguments.of(
                        "an HTTP server",
                        Peer.thatGreets(text("HTTP/1.1 400 Bad Request\r\n\r\n")),
                        Cause.NOT_POSTGRES),
                Arguments.of("GSSAPI", Peer.thatAsksFor(7), Cause.AUTH_METHOD_MISMATCH),
                Arguments.of("SSPI", Peer.thatAsksFor(9), Cause.AUTH_METHOD_MISMATCH),
                Arguments.of(
                        "PgBouncer at its limit",
                        Peer.thatRefuses("SFATAL", "C08P01", "Mno more connections allowed (max_client_conn)"),
                        Cause.POOLER_LIMIT),
                Arguments.of(
                        "a full server that speaks German",
                        Peer.thatRefuses(
                                "SFATAL",
                                "VFATAL",
                                "C53300",
                                "Mtut mir leid, schon zu viele Verbindungen",
                                "Fproc.c",
                                "L359",
                                "RInitProcess"),
                        Cause.TOO_MANY_CLIENTS),
                Arguments.of(
                        "a starting server that speaks German",
                        Peer.thatRefuses(
                                "SFATAL",
                                "VFATAL",
                                "C57P03",
                                "Mdas Datenbanksystem startet",
                                "Fpostmaster.c",
                                "L2383",
                                "RProcessStartupPacket"),
                        Cause.SERVER_STARTING_UP),
                Arguments.of(
                        "a stopping server that speaks German",
                        Peer.thatRefuses(
                                "SFATAL",
                                "VFATAL",
                                "C57P03",
                                "Mdas Datenbanksystem fährt herunter",
                                "Fpostmaster.c",
                                "L2405",
                                "RProcessStartupPacket"),
                        Cause.SERVER_SHUTTING_DOWN),
                Arguments.of(
                        "a stopping server that ends a login under way",
                        Peer.thatRefuses(
                                "SFATAL",
                                "VFATAL",
                                "C57P01",
                                "Mterminating connection due to administrator command",
                                "Fpostgres.c",
                                "L3372",
                                "RProcessInterrupts"),
                        Cause.SERVER_SHUTTING_DOWN));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("peers")
    void aPeerIsNamedForWhatItIs(String name, Peer peer, Cause cause) throws IOException {
        try (peer;
                PathRounds looking = PathRounds.brieflyAt(Urls.app(peer.port()))) {
            assertThat(Named.causes(looking.look())).containsExactly(cause);
        }
    }

    @Test
    void anErrorInAnswerToTheSslRequestIsTheServersWord() throws IOException {
        byte[] error = Peer.errorResponse("SFATAL", "C53300", "Msorry", "Fpostmaster.c", "RBackendStartup");
        try (Peer peer = Peer.thatGreets(error)) {
            assertThat(causesOf(Urls.app(peer.port()))).containsExactly(Cause.TOO_MANY_CLIENTS);
        }
    }

    @Test
    void anErrorThatComesInPiecesIsTheServersWordAllTheSame() throws IOException {
        byte[] error = Peer.errorResponse("SFATAL", "C53300", "Msorry", "Fpostmaster.c", "RBackendStartup");
        try (Peer peer = Peer.that((socket, in, out) -> {
            socket.setTcpNoDelay(true);
            for (byte each : error) {
                out.write(each);
                out.flush();
            }
            in.transferTo(OutputStream.nullOutputStream());
        })) {
            assertThat(causesOf(Urls.app(peer.port()))).containsExactly(Cause.TOO_MANY_CLIENTS);
        }
    }

    /** What is neither known to be memory nor anything else is not named; least of all {@code not_postgres}. */
    @Test
    void aServerThatCannotForkIsPostgresAllTheSame() throws IOException {
        byte[] words = text("Ecould not fork new process for connection: Resource temporarily unavailable\n\0");
        try (Peer peer = Peer.thatGreets(words);
                PathRounds looking = PathRounds.brieflyAt(Urls.app(peer.port()))) {
            PathObservation seen = looking.look();

            assertThat(Named.causes(seen)).isEmpty();
            assertThat(Named.findings(seen)).singleElement().satisfies(finding -> {
                assertThat(finding.cause()).isEqualTo(Cause.INSUFFICIENT_VISIBILITY);
                assertThat(finding.evidence().get("message").orElseThrow().toString())
                        .startsWith("could not fork");
            });
        }
    }

    @Test
    void nobodyListens() {
        assertThat(causesOf(Urls.app(FreePort.next()))).containsExactly(Cause.CONNECTION_REFUSED);
    }

    @Test
    void packetsThatAreDroppedAreATimeout() throws IOException {
        try (FullBacklog filtered = FullBacklog.listen()) {
            assertThat(causesOf(Urls.app(filtered.port()))).containsExactly(Cause.CONNECT_TIMEOUT);
        }
    }

    @Test
    void aNameThatNobodyKnows() {
        assertThat(causesOf(Urls.at(new Endpoint("database.invalid", 5432)))).containsExactly(Cause.DNS_FAILURE);
    }

    @Test
    void aSocketThatIsNotThere(@TempDir Path empty) {
        assertThat(causesOf(Urls.at(new Endpoint(empty.toString(), 5432)))).containsExactly(Cause.UNIX_SOCKET_MISSING);
    }

    @Test
    void aSocketWithNobodyBehindItIsARefusal(@TempDir Path directory) throws IOException {
        Endpoint endpoint = new Endpoint(directory.toString(), 5432);
        try (var server = java.nio.channels.ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX)) {
            server.bind(java.net.UnixDomainSocketAddress.of(endpoint.socketPath()));
        }
        assertThat(Path.of(endpoint.socketPath())).exists();
        assertThat(causesOf(Urls.at(endpoint))).containsExactly(Cause.CONNECTION_REFUSED);
    }

    @Test
    void aFileThatIsNoSocketIsAMissingSocket(@TempDir Path directory) throws IOException {
        Endpoint endpoint = new Endpoint(directory.toString(), 5432);
        Files.writeString(Path.of(endpoint.socketPath()), "not a socket");

        assertThat(causesOf(Urls.at(endpoint))).containsExactly(Cause.UNIX_SOCKET_MISSING);
    }

    @Test
    void theAddressThatGotFurthestIsNamed() throws IOException {
        try (Peer silent = Peer.thatStaysSilent();
                PathRounds looking = PathRounds.brieflyAt(Urls.at(
                        new Endpoint("127.0.0.1", FreePort.next()), new Endpoint("127.0.0.1", silent.port())))) {
            PathObservation seen = looking.look();

            assertThat(seen.failure()).containsInstanceOf(PathFailure.Silent.class);
            assertThat(seen.attempts()).hasSize(2);
        }
    }

    @Test
    void silenceOfAFreshConnectionIsOneOpinion() throws IOException {
        try (Peer silent = Peer.thatStaysSilent();
                PathRounds looking = PathRounds.brieflyAt(Urls.app(silent.port()))) {
            assertThat(looking.look().failure())
                    .hasValueSatisfying(silence -> assertThat(silence)
                            .isInstanceOfSatisfying(
                                    PathFailure.Silent.class,
                                    each -> assertThat(each.opinions()).isEqualTo(1)));
        }
    }

    private static java.util.List<Cause> causesOf(DatabaseUrl url) {
        try (PathRounds looking = PathRounds.brieflyAt(url)) {
            return Named.causes(looking.look());
        }
    }
}
