package dev.lifeguard.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.Endpoint;
import dev.lifeguard.database.SslMode;
import dev.lifeguard.database.Target;
import dev.lifeguard.testing.Certificates;
import dev.lifeguard.testing.Flood;
import dev.lifeguard.testing.ManualTime;
import dev.lifeguard.testing.Peer;
import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.Urls;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that sends without end, announces too much, or never finishes, costs the store of incidents one attempt. */
class HostileStoreTest {
    private static RealPostgres postgres;

    @TempDir
    private static Path directory;

    private static Certificates.Issued certificate;

    private final ManualTime time = new ManualTime();
    private DatabaseUrl url = Urls.app(1);
    private final PostgresStore store = new PostgresStore(
            new Target(Target.DEFAULT_NAME, () -> url, false),
            new HistoryPolicy(Optional.empty(), false, true, 1024 * 1024, Duration.ofDays(7), "pod-1"),
            time);

    @BeforeAll
    static void start() {
        postgres = RealPostgres.start(RealPostgres.NEWEST);
        postgres.access("host all all 127.0.0.1/32 trust");
        postgres.execute("CREATE ROLE app LOGIN", "CREATE DATABASE shop OWNER app");
        certificate = Certificates.authority(directory, "store-ca").issue("localhost", -1, 1, "localhost");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    static Stream<Flood> floods() {
        return Flood.all();
    }

    @ParameterizedTest
    @MethodSource("floods")
    void aFloodEndsTheAttemptAndTheNextServerIsTakenAsItIs(Flood flood) throws Exception {
        try (Peer peer = flood.server()) {
            costsAnAttempt(flood, peer, Urls.app(peer.port()));
        }
        url = Urls.as(postgres.port(), "app", "");
        store.keep(List.of(Stories.incident(1)));
    }

    @ParameterizedTest
    @MethodSource("floods")
    void nothingIsHiddenByEncryption(Flood flood) throws Exception {
        try (Peer peer = flood.encrypted(certificate)) {
            costsAnAttempt(
                    flood,
                    peer,
                    Urls.url(SslMode.REQUIRE, "app", Urls.PASSWORD, "shop", new Endpoint("127.0.0.1", peer.port())));
        }
    }

    private void costsAnAttempt(Flood flood, Peer peer, DatabaseUrl hostile) {
        url = hostile;

        assertThat(fault().because())
                .matches("the database server (sent more than (262144 bytes|20000 messages) over one connection"
                        + "|announced a message of [26]0000004 bytes)"
                        + "|the database cannot be reached, SQLSTATE 08P01");

        await().atMost(20, TimeUnit.SECONDS).until(() -> peer.open() == 0);
        assertThat(flood.taken()).isLessThan(Flood.MOST_BYTES);
        assertThat(time.next()).isEmpty();
    }

    @Test
    void iterationsOfScramAreNotComputed() throws IOException {
        try (Peer peer = Flood.ofIterations(100_000_000)) {
            url = Urls.app(peer.port());

            assertThat(fault().because())
                    .isEqualTo("the database server asks for SCRAM with 100000000 iterations,"
                            + " of which at most 600000 are computed");
        }
    }

    @Test
    void aServerThatNeverFinishesIsLeftWhenTimeIsUp() throws Exception {
        CompletableFuture<Void> asked = new CompletableFuture<>();
        Peer slow = Peer.that((socket, in, out) -> {
            Peer.readStartup(in, out);
            asked.complete(null);
            in.read();
        });
        try (slow) {
            url = Urls.app(slow.port());
            CompletableFuture<StorageFault> attempt = CompletableFuture.supplyAsync(this::fault);
            asked.get(10, TimeUnit.SECONDS);

            time.advance(Duration.ofSeconds(30));

            assertThat(attempt.get(10, TimeUnit.SECONDS).because())
                    .isEqualTo("the database server did not finish within 30 s");
        }
    }

    private StorageFault fault() {
        return catchThrowableOfType(StorageException.class, () -> store.keep(List.of(Stories.incident(1))))
                .trouble();
    }
}
