package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.testing.Named;
import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.Urls;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A server that changes its part: the address stays, and what answers there takes no writes any more. */
class FailoverTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void aServerThatComesBackAsAStandbyIsNamedAndItsPromotionEndsIt() throws IOException {
        try (RealPostgres postgres = RealPostgres.start(RealPostgres.NEWEST)) {
            postgres.execute(
                    "CREATE ROLE app LOGIN PASSWORD '" + Urls.PASSWORD + "'", "CREATE DATABASE shop OWNER app");
            postgres.access("host all all 127.0.0.1/32 scram-sha-256", "local all all scram-sha-256");
            try (PathRounds looking = PathRounds.at(Urls.app(postgres.port()))) {
                assertThat(Named.causes(looking.look())).isEmpty();

                postgres.stopAtOnce();
                Files.createFile(postgres.data().resolve("standby.signal"));
                postgres.start();

                await().atMost(SOON)
                        .untilAsserted(
                                () -> assertThat(Named.causes(looking.look())).containsExactly(Cause.READ_ONLY));

                postgres.execute("SELECT pg_promote()");

                await().atMost(SOON)
                        .untilAsserted(
                                () -> assertThat(Named.causes(looking.look())).isEmpty());
            }
        }
    }
}
