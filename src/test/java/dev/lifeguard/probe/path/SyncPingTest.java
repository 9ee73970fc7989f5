package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.Endpoint;
import dev.lifeguard.database.SslMode;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.testing.Certificates;
import dev.lifeguard.testing.Certificates.Issued;
import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.Urls;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pings of a session that is ours alone, on a real server. */
class SyncPingTest {
    /** Until the session is known to be ours alone, and then twice as many as a question is asked with. */
    private static final int ROUNDS = 9;

    @TempDir
    private static Path files;

    private static RealPostgres postgres;

    @BeforeAll
    static void start() {
        Issued certificate = Certificates.authority(files, "authority").issue("server", -1, 90, "localhost");
        postgres = RealPostgres.start(
                RealPostgres.NEWEST,
                Map.of(
                        "ssl", "on",
                        "ssl_cert_file", certificate.certificate().toString(),
                        "ssl_key_file", certificate.key().toString()));
        postgres.execute("CREATE ROLE app LOGIN PASSWORD '" + Urls.PASSWORD + "'", "CREATE DATABASE shop OWNER app");
        postgres.access("host all all 127.0.0.1/32 scram-sha-256");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"DISABLE", "REQUIRE"})
    void aPingRunsNoStatement(SslMode mode) {
        DatabaseUrl url = Urls.url(mode, "app", Urls.PASSWORD, "shop", new Endpoint("127.0.0.1", postgres.port()));
        try (PathRounds looking = PathRounds.at(url)) {
            List<String> statements = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                assertThat(looking.look().answered()).isTrue();
                statements.add(lastStatement());
            }

            List<String> settled = statements.subList(3, ROUNDS);
            assertThat(new HashSet<>(settled)).as("%s", statements).hasSize(1);
        }
    }

    @Test
    void eachTellsHowLongItTook() {
        try (PathRounds looking = PathRounds.at(Urls.app(postgres.port()))) {
            for (int i = 0; i < ROUNDS; i++) {
                PathObservation seen = looking.look();
                assertThat(seen.timings().known()).containsKey(Phase.QUERY);
                assertThat(seen.server()).isPresent();
            }
        }
    }

    @Test
    void whatChangesIsStillSeen() {
        try (PathRounds looking = PathRounds.at(Urls.app(postgres.port()))) {
            for (int i = 0; i < ROUNDS; i++) {
                looking.look();
            }
            postgres.set("default_transaction_read_only", "on");
            try {
                await().atMost(Duration.ofSeconds(20))
                        .until(() ->
                                looking.look().server().orElseThrow().readOnly().orElse(false));
            } finally {
                postgres.set("default_transaction_read_only", "off");
            }
        }
    }

    @Test
    void aFrozenServerAnswersNoneOfThem() {
        try (PathRounds looking = PathRounds.brieflyAt(Urls.app(postgres.port()))) {
            for (int i = 0; i < ROUNDS; i++) {
                assertThat(looking.look().answered()).isTrue();
            }
            postgres.freeze();
            try {
                assertThat(looking.look().failure()).containsInstanceOf(PathFailure.Silent.class);
            } finally {
                postgres.thaw();
            }
            assertThat(looking.look().failure()).isEmpty();
        }
    }

    /** The identity of whatever ran last on our session. */
    private static String lastStatement() {
        return postgres.query("SELECT query_start FROM pg_stat_activity WHERE application_name = 'lifeguard'");
    }
}
