package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.observation.ServerFacts;
import dev.lifeguard.testing.FaultyProxy;
import dev.lifeguard.testing.Named;
import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.Urls;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a new connection is asked first, on a real server that tells at login what may change. */
class FirstQuestionTest {
    private static RealPostgres postgres;
    private PathRounds looking;

    @BeforeAll
    static void start() {
        postgres = RealPostgres.ofShop(RealPostgres.NEWEST);
        postgres.access("host all all 127.0.0.1/32 scram-sha-256");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void open() {
        looking = PathRounds.at(Urls.app(postgres.port()));
    }

    @AfterEach
    void close() {
        looking.close();
    }

    @Test
    void isWhoseItIsAndNothingElse() {
        Connected arrived = looking.arrive();

        assertThat(postgres.query("SELECT query FROM pg_stat_activity WHERE application_name = 'lifeguard'"))
                .contains("pg_backend_pid")
                .doesNotContain("BEGIN", "max_connections");
        ServerFacts told = arrived.server().orElseThrow();
        assertThat(told.inRecovery()).contains(false);
        assertThat(told.readOnly()).contains(false);
    }

    @Test
    void isAsTrueOfAServerThatIsReadOnly() {
        postgres.set("default_transaction_read_only", "on");
        try {
            assertThat(looking.arrive().server().orElseThrow().readOnly()).contains(true);
        } finally {
            postgres.set("default_transaction_read_only", "off");
        }
    }

    /** A disk that hangs, or a process that dies of whatever touches a table: who answers the first question may answer no other. */
    @ParameterizedTest
    @CsvSource({"true, CONNECTION_RESET", "false, SERVER_UNRESPONSIVE"})
    void isNotAllThatAServerHasToAnswer(boolean ending, Cause cause) throws Exception {
        try (FaultyProxy way = FaultyProxy.unseenTo(postgres);
                PathRounds through = PathRounds.brieflyAt(Urls.app(way.port()))) {
            way.stopAt("max_connections", ending, Integer.MAX_VALUE);

            assertThat(Named.causes(through.look())).containsExactly(cause);

            way.stopAt("", ending, 0);
            assertThat(through.look().answered()).isTrue();
            assertThat(OurSessions.on(postgres)).isEqualTo("1");
        }
    }

    @Test
    void isAskedOnceMoreWhereTheNextWasCut() throws Exception {
        try (FaultyProxy way = FaultyProxy.unseenTo(postgres);
                PathRounds through = PathRounds.at(Urls.app(way.port()))) {
            way.stopAt("max_connections", true, 1);

            assertThat(through.look().server().orElseThrow().version()).isPresent();
        }
    }

    @Test
    void isFollowedByAllFactsWhereTheSessionStays() {
        ServerFacts known = looking.look().server().orElseThrow();

        assertThat(known.version()).isPresent();
        assertThat(known.maxConnections()).isPresent();
        assertThat(known.monitor()).isPresent();
        assertThat(known.superuser()).isPresent();
    }
}
