package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.testing.Named;
import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.Urls;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A server that speaks PostgreSQL's protocol and lacks what every PostgreSQL has, as CockroachDB, Redshift, Greenplum and
 * old releases do: it is healthy, with less to see.
 */
class OtherServerTest {
    private static RealPostgres server;

    @BeforeAll
    static void start() {
        server = RealPostgres.start(RealPostgres.NEWEST);
        server.execute(
                "CREATE ROLE app LOGIN PASSWORD '" + Urls.PASSWORD + "'",
                "CREATE DATABASE shop OWNER app",
                "UPDATE pg_authid SET rolname = 'watcher' WHERE rolname = 'pg_monitor'");
        server.access("host all all 127.0.0.1/32 scram-sha-256");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aServerWithoutPgMonitorIsHealthyWithLessToSee() {
        PathObservation seen = PathRounds.once(Urls.app(server.port()));

        assertThat(Named.causes(seen)).isEmpty();
        assertThat(seen.server()).hasValueSatisfying(facts -> {
            assertThat(facts.version()).isPresent();
            assertThat(facts.inRecovery()).contains(false);
            assertThat(facts.monitor()).isEmpty();
        });
        assertThat(Named.findings(seen)).singleElement().satisfies(finding -> {
            assertThat(finding.cause()).isEqualTo(Cause.INSUFFICIENT_VISIBILITY);
            assertThat(finding.evidence().get("grant")).isEmpty();
            assertThat(finding.evidence().get("hidden").orElseThrow().toString())
                    .contains("whether our role sees the sessions of others");
        });
    }

    @Test
    void whatTheServerDoesNotKnowIsNotAskedAgain() {
        try (PathRounds looking = PathRounds.at(Urls.app(server.port()))) {
            looking.look();
            PathObservation second = looking.look();

            assertThat(second.answered()).isTrue();
            assertThat(second.attempts()).isEmpty();
            assertThat(second.server())
                    .hasValueSatisfying(facts -> assertThat(facts.monitor()).isEmpty());
        }
    }

    /** The function is there and may not be called: an answer too. */
    @Test
    void aServerThatDoesNotTellWhetherItIsAStandbyIsHealthy() {
        shop("REVOKE EXECUTE ON FUNCTION pg_catalog.pg_is_in_recovery() FROM PUBLIC");
        try {
            PathObservation seen = PathRounds.once(Urls.app(server.port()));

            assertThat(seen.answered()).isTrue();
            assertThat(seen.server().orElseThrow().inRecovery()).isEmpty();
            assertThat(Named.findings(seen))
                    .extracting(Finding::cause)
                    .isEqualTo(List.of(Cause.INSUFFICIENT_VISIBILITY));
        } finally {
            shop("GRANT EXECUTE ON FUNCTION pg_catalog.pg_is_in_recovery() TO PUBLIC");
        }
    }

    private static void shop(String statement) {
        try (var admin = server.connect("postgres", "shop", "");
                var run = admin.createStatement()) {
            run.execute(statement);
        } catch (java.sql.SQLException thrown) {
            throw new IllegalStateException(thrown);
        }
    }
}
