package dev.lifeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.probe.socket.SocketTable;
import dev.lifeguard.probe.socket.TcpSocket;
import dev.lifeguard.probe.socket.UnreadableTable;
import dev.lifeguard.testing.Executable;
import dev.lifeguard.testing.FreePort;
import dev.lifeguard.testing.FullBacklog;
import dev.lifeguard.testing.Peer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM at bad moments: the packaged sidecar is gone soon, with exit code 0. */
class TerminationIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A busy machine may be late to begin with the end; Kubernetes waits for thirty seconds. */
    private static final Duration LONGEST = Termination.GRACE.plusSeconds(5);

    @TempDir
    private Path folder;

    private final int http = FreePort.next();
    private final List<Socket> clients = new ArrayList<>();
    private Executable lifeguard;

    @BeforeEach
    void prepare() {
        lifeguard = new Executable(folder);
    }

    @AfterEach
    void tidy() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
        lifeguard.close();
    }

    @Test
    void whileItStarts() throws Exception {
        for (int milliseconds = 300; milliseconds <= 1_500; milliseconds += 300) {
            Executable.Running sidecar = start(FreePort.next());
            assertThat(sidecar.process().waitFor(milliseconds, TimeUnit.MILLISECONDS))
                    .isFalse();
            // Before the program's first statement the signal is the JVM's, which answers with 128 + 15.
            assertThat(endOf(sidecar)).isIn(0, 143);
        }
    }

    @Test
    void whileAServerAcceptsAndNeverAnswers() throws Exception {
        try (Peer silent = Peer.thatStaysSilent()) {
            Executable.Running sidecar = serving(silent.port());
            await().atMost(PATIENCE).until(() -> silent.open() > 0);
            assertThat(endOf(sidecar)).isZero();
        }
    }

    @Test
    void whileAServerFallsSilentInTheMiddleOfTheLogin() throws Exception {
        try (Peer silent = Peer.thatFallsSilentAfterSslRequest()) {
            Executable.Running sidecar = serving(silent.port());
            await().atMost(PATIENCE).until(() -> silent.open() > 0);
            assertThat(endOf(sidecar)).isZero();
        }
    }

    @Test
    void whileAConnectionAttemptIsUnderWay() throws Exception {
        try (FullBacklog filtered = FullBacklog.listen()) {
            Executable.Running sidecar = serving(filtered.port());
            await().atMost(PATIENCE).until(() -> isBeingConnectedTo(filtered.port()));
            assertThat(endOf(sidecar)).isZero();
        }
    }

    @Test
    void whileClientsWaitForALookAndOthersKeepTheirConnections() throws Exception {
        try (Peer silent = Peer.thatStaysSilent()) {
            Executable.Running sidecar = serving(silent.port());
            for (int i = 0; i < 20; i++) {
                send("POST /api/v1/diagnosis HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
                Socket kept = send("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");
                assertThat(firstByteOf(kept, sidecar)).isEqualTo('H');
                send("POST /api/v1/diagnosis HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf of");
            }
            assertThat(endOf(sidecar)).isZero();
        }
    }

    /** By the kernel's list, where it has one. */
    private static boolean isBeingConnectedTo(int port) throws UnreadableTable {
        Path list = Path.of("/proc/net");
        return Files.notExists(list)
                || new SocketTable(list)
                        .all(port, any -> true).stream().anyMatch(socket -> socket.state() == TcpSocket.State.SYN_SENT);
    }

    private Executable.Running serving(int port) throws IOException {
        Executable.Running sidecar = start(port);
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            connect().close();
            return true;
        });
        return sidecar;
    }

    private Executable.Running start(int port) throws IOException {
        return lifeguard.start(Map.of(
                "DATABASE_URL",
                "postgresql://app:secret@127.0.0.1:" + port + "/shop",
                "QUARKUS_HTTP_PORT",
                Integer.toString(http)));
    }

    private Socket send(String request) throws IOException {
        Socket client = connect();
        clients.add(client);
        OutputStream out = client.getOutputStream();
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return client;
    }

    /** Where none comes, the failure tells what every thread of the sidecar was doing. */
    private static int firstByteOf(Socket client, Executable.Running sidecar) throws Exception {
        client.setSoTimeout((int) PATIENCE.toMillis());
        try {
            return client.getInputStream().read();
        } catch (SocketTimeoutException unanswered) {
            throw new AssertionError("no answer; the sidecar's threads:\n" + sidecar.threads(), unanswered);
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), http);
    }

    private static int endOf(Executable.Running sidecar) throws Exception {
        sidecar.process().destroy();
        assertThat(sidecar.process().waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS))
                .as("ended")
                .isTrue();
        Executable.Ended ended = sidecar.end();
        assertThat(ended.out() + ended.err()).doesNotContain("\tat ", "ERROR");
        return ended.exitCode();
    }
}
