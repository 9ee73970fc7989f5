package dev.lifeguard.probe.path;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.testing.OpenSockets;
import dev.lifeguard.testing.Peer;
import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.Urls;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A thousand rounds against servers that accept and never answer: nothing of ours adds up, here or there. */
@Order(1)
class HungServerTest {
    private static final int ROUNDS = 1_000;
    private static final PathLimits IMPATIENT = new PathLimits(Duration.ofMillis(4), Duration.ofMillis(6));

    /** Those of other tests that lead nowhere yet. */
    private static final long SLACK = 12;

    @BeforeAll
    static void linuxOnly() {
        assumeTrue(OpenSockets.areTold(), "skipped: sockets are counted on Linux only");
    }

    static Stream<Arguments> peers() {
        return Stream.of(
                Arguments.of("silent from the start", Peer.thatStaysSilent()),
                Arguments.of("silent after the SSLRequest", Peer.thatFallsSilentAfterSslRequest()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("peers")
    void socketsDoNotAddUp(String name, Peer peer) throws IOException {
        try (peer;
                PathRounds looking = PathRounds.impatientlyAt(Urls.app(peer.port()), IMPATIENT)) {
            rounds(looking, 50);
            long before = OpenSockets.towards(peer.port());

            rounds(looking, ROUNDS);

            await().atMost(20, SECONDS).untilAsserted(() -> {
                assertThat(OpenSockets.towards(peer.port())).isLessThan(before + SLACK);
                assertThat(peer.open()).isLessThanOrEqualTo(1);
            });
        }
    }

    @Test
    void aServerThatWakesUpHasAtMostTwoSessionsOfOurs() throws IOException {
        try (RealPostgres postgres = RealPostgres.start(RealPostgres.NEWEST)) {
            DatabaseUrl url = Urls.as(postgres.port(), "postgres", "");
            postgres.execute("CREATE DATABASE shop");
            try (PathRounds held = PathRounds.at(url);
                    PathRounds looking = PathRounds.impatientlyAt(url, IMPATIENT)) {
                held.look();
                postgres.freeze();
                try {
                    rounds(looking, 50);
                    long before = OpenSockets.towards(postgres.port());
                    rounds(looking, ROUNDS);
                    await().atMost(20, SECONDS)
                            .untilAsserted(() -> assertThat(OpenSockets.towards(postgres.port()))
                                    .isLessThan(before + SLACK));
                } finally {
                    postgres.thaw();
                }
                await().atMost(20, SECONDS).until(() -> sessionsOfOurs(postgres) <= 2);
                assertThat(held.look().failure()).isEmpty();
            }
        }
    }

    private static void rounds(PathRounds looking, int count) {
        for (int i = 0; i < count; i++) {
            // a machine that is too busy sees nothing, which is no answer either
            assertThat(looking.round())
                    .matches(seen -> !(seen instanceof PathObservation path) || !path.answered(), "no answer");
        }
    }

    private static int sessionsOfOurs(RealPostgres postgres) {
        return Integer.parseInt(
                postgres.query(
                        "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"));
    }
}
