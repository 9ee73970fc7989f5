package dev.lifeguard.probe.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.observation.ActivityObservation;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Unseen;
import dev.lifeguard.testing.FaultyProxy;
import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.Urls;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers to a glance that no PostgreSQL gives. */
class StrangeAnswerTest {
    private static RealPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = RealPostgres.ofShop(RealPostgres.NEWEST);
        postgres.access("host all all 127.0.0.1/32 scram-sha-256");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    /** The session's turn must go on to the next, or nothing of the target would ever be seen again. */
    @ParameterizedTest
    @ValueSource(strings = {"took", "near", "server", "own_backends"})
    void aColumnThatIsMissingBlindsOneLookAndNoMore(String column) throws Exception {
        try (FaultyProxy way = FaultyProxy.to(postgres.port());
                Pool pool = Pool.at(Urls.app(way.port()))) {
            pool.look();
            way.rename(column, "x".repeat(column.length()));

            assertThat(pool.round()).isInstanceOf(Unseen.class);
            assertThat(((PathObservation) pool.path()).answered()).isTrue();

            way.rename("", "");
            assertThat((Observation) pool.glance()).isInstanceOf(ActivityObservation.class);
        }
    }
}
