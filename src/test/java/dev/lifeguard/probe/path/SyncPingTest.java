package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.Urls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pings of a session that is ours alone, on a real server. */
class SyncPingTest {
    /** Until the session is known to be ours alone, and then twice as many as a question is asked with. */
    private static final int ROUNDS = 9;

    private static RealPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = RealPostgres.start(RealPostgres.NEWEST);
        postgres.execute("CREATE ROLE app LOGIN PASSWORD '" + Urls.PASSWORD + "'", "CREATE DATABASE shop OWNER app");
        postgres.access("host all all 127.0.0.1/32 scram-sha-256");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void mostPingsRunNoStatement() {
        try (PathRounds looking = PathRounds.at(Urls.app(postgres.port()))) {
            List<String> statements = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                assertThat(looking.look().answered()).isTrue();
                statements.add(lastStatement());
            }

            List<String> settled = statements.subList(3, ROUNDS);
            assertThat(new HashSet<>(settled)).as("%s", statements).hasSize(settled.size() / 3);
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
