package dev.lifeguard.probe.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.diagnosis.Diagnostician;
import dev.lifeguard.diagnosis.rule.RuleBook;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.observation.ActivityObservation;
import dev.lifeguard.observation.Snapshot;
import dev.lifeguard.testing.ActivityObservations;
import dev.lifeguard.testing.FastApiService;
import dev.lifeguard.testing.OtherPod;
import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.TwoWorkers;
import dev.lifeguard.testing.Urls;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A real service beside us uses up its pool. Looks are as far apart as they are by default, so these tests mostly wait:
 * each has a server of its own, and they wait side by side.
 */
@Execution(ExecutionMode.CONCURRENT)
class ExhaustedPoolTest {
    private static final Diagnostician ALL_RULES = new Diagnostician(RuleBook.all());
    private static final Duration TWO_ROUNDS = Duration.ofSeconds(30);

    private RealPostgres postgres;

    @BeforeEach
    void begin() {
        assumeTrue(
                FastApiService.isPossible(),
                "skipped: Debian's python3-fastapi, -sqlalchemy, -asyncpg or uvicorn is missing");
        postgres = RealPostgres.start(RealPostgres.NEWEST, Map.of("listen_addresses", "*"));
        postgres.execute(
                "CREATE ROLE app LOGIN PASSWORD '" + Urls.PASSWORD + "'",
                "GRANT pg_monitor TO app",
                "CREATE DATABASE shop OWNER app");
        postgres.access("host all app all scram-sha-256");
        try (Connection owner = postgres.connect("app", "shop", Urls.PASSWORD);
                Statement statement = owner.createStatement()) {
            statement.execute("CREATE TABLE stock AS SELECT 'hunter2' AS name, 100 AS amount");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void end() {
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    void bySlowQueries() {
        try (FastApiService shop = FastApiService.with(postgres.port());
                Pool pool = pool()) {
            shop.ask(12, "/query?seconds=60");

            List<Finding> findings = untilExhausted(pool, Cause.LONG_RUNNING_QUERY);

            assertThat(pids(findings)).containsExactlyInAnyOrderElementsOf(sessions("state = 'active'"));
            assertThat(findings.toString()).contains("pg_sleep").doesNotContain("hunter2");
        }
    }

    @Test
    void bySessionsThatNobodyCloses() {
        try (FastApiService shop = FastApiService.with(postgres.port());
                Pool pool = pool()) {
            shop.ask(10, "/forget");

            List<Finding> findings = untilExhausted(pool, Cause.CONNECTION_LEAK);

            assertThat(pids(findings)).containsExactlyInAnyOrderElementsOf(sessions("state = 'idle in transaction'"));
            assertThat(findings.toString()).contains("FROM stock").doesNotContain("hunter2");
        }
    }

    @Test
    void byALock() {
        try (FastApiService shop = FastApiService.with(postgres.port());
                Pool pool = pool()) {
            shop.ask(10, "/take?pause=60");

            List<Finding> findings = untilExhausted(pool, Cause.LOCK_CONTENTION);

            Finding lock = named(findings, Cause.LOCK_CONTENTION).orElseThrow();
            assertThat(lock.causedBy()).contains(Cause.IDLE_IN_TRANSACTION);
            assertThat(lock.evidence().get("blocker_pid"))
                    .contains(Integer.valueOf(
                            sessions("state = 'idle in transaction'").get(0)));
            assertThat(pids(List.of(lock))).containsExactlyInAnyOrderElementsOf(sessions("wait_event_type = 'Lock'"));
        }
    }

    @Test
    void ofOneWorkerWhileTheOtherHasConnectionsToSpare() {
        try (TwoWorkers workers = TwoWorkers.at(postgres.port(), 4, 3);
                Pool pool = Pool.at(Urls.app(postgres.port()), ActivityObservations.pool(2, 2, 2, 1, 0))) {
            Finding exhausted = untilExhausted(pool, Cause.LONG_RUNNING_QUERY).get(0);

            assertThat(exhausted.evidence().values())
                    .containsEntry("ceiling", 4)
                    .containsEntry("workers", 2)
                    .containsKey("process");
        }
    }

    @Test
    void byConnectionsThatWereCommittedAndNeverGivenBack() {
        try (FastApiService shop = FastApiService.with(postgres.port());
                Pool pool = Pool.at(
                        DatabaseUrl.parse("postgresql+asyncpg://app:" + Urls.PASSWORD + "@127.0.0.1:" + postgres.port()
                                + "/shop?ssl=disable"),
                        ActivityObservations.pool(5, 5, 1, 1, 0))) {
            shop.ask(14, "/keep");

            List<Finding> findings = untilExhausted(pool, Cause.CONNECTION_LEAK, Duration.ofSeconds(60));

            assertThat(findings.get(0).evidence().values())
                    .containsEntry("sessions_idle", 10)
                    .containsKeys("known", "inferred");
        }
    }

    @Test
    void notWhileItIsMerelyWarm() {
        try (FastApiService shop = FastApiService.with(postgres.port());
                Pool pool = Pool.at(
                        DatabaseUrl.parse("postgresql+asyncpg://app:" + Urls.PASSWORD + "@127.0.0.1:" + postgres.port()
                                + "/shop?ssl=disable"),
                        ActivityObservations.pool(5, 5, 1, 1, 0))) {
            shop.ask(10, "/query?seconds=2");
            await().until(() -> pool.look().pool().count() == 10);

            List<Finding> all = new ArrayList<>();
            await().pollInterval(Duration.ofSeconds(8))
                    .atMost(Duration.ofSeconds(70))
                    .until(() -> {
                        all.addAll(look(pool));
                        return sessions("state = 'idle' AND state_change < now() - interval '40 s'")
                                        .size()
                                == 5;
                    });

            assertThat(all).extracting(Finding::cause).isEmpty();
        }
    }

    @Test
    void notWhileItIsMerelyBusy() {
        try (FastApiService shop = FastApiService.with(postgres.port());
                Pool pool = pool()) {
            shop.ask(300, "/query?seconds=0.5");
            await().until(() -> pool.look().pool().count() == 10);

            List<Finding> all = new ArrayList<>();
            await().pollInterval(Duration.ofSeconds(3)).atMost(TWO_ROUNDS).until(() -> {
                all.addAll(look(pool));
                return sessions("query_start > now() - interval '2 s' AND query LIKE '%pg_sleep%'")
                        .isEmpty();
            });

            assertThat(all).extracting(Finding::cause).isEmpty();
        }
    }

    @Test
    void notWhileAnotherPodHoldsTheConnections() {
        assumeTrue(OtherPod.isPossible(), "skipped: no network namespace may be made here");
        try (OtherPod other = OtherPod.start();
                Pool pool = pool()) {
            other.query(postgres.port(), 10, 60);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> sessions("query LIKE '%pg_sleep%' AND state = 'active'")
                                    .size()
                            == 10);

            List<Finding> all = new ArrayList<>(look(pool));
            await().pollDelay(Duration.ofSeconds(6)).until(() -> all.addAll(look(pool)) || true);

            assertThat(pool.look().pool().own()).isEmpty();
            assertThat(pool.look().capacity().own()).isEqualTo(10);
            assertThat(all).extracting(Finding::cause).isEmpty();
        }
    }

    private Pool pool() {
        return Pool.at(Urls.app(postgres.port()), ActivityObservations.pool(5, 5, 1, 1, 0));
    }

    private static List<Finding> untilExhausted(Pool pool, Cause behind) {
        return untilExhausted(pool, behind, TWO_ROUNDS);
    }

    private static List<Finding> untilExhausted(Pool pool, Cause behind, Duration limit) {
        List<Finding> last = new ArrayList<>();
        await().atMost(limit)
                .pollDelay(Duration.ZERO)
                .pollInterval((round, since) -> pool.interval())
                .until(() -> {
                    last.clear();
                    last.addAll(look(pool));
                    return named(last, Cause.APP_POOL_EXHAUSTED)
                            .flatMap(Finding::causedBy)
                            .filter(behind::equals)
                            .isPresent();
                });
        return last;
    }

    private static List<Finding> look(Pool pool) {
        Snapshot snapshot = Snapshot.empty(Instant.EPOCH, false).with(pool.path());
        ActivityObservation seen = pool.look();
        return ALL_RULES.diagnose(snapshot.with(seen)).findings();
    }

    private static Optional<Finding> named(List<Finding> findings, Cause cause) {
        return findings.stream().filter(finding -> finding.cause() == cause).findFirst();
    }

    private static List<String> pids(List<Finding> findings) {
        return ((List<?>) findings.get(0).evidence().get("pids").orElseThrow())
                .stream().map(String::valueOf).toList();
    }

    private List<String> sessions(String condition) {
        String pids = postgres.query("SELECT string_agg(pid::text, ' ') FROM pg_stat_activity WHERE datname = 'shop'"
                + " AND application_name <> 'lifeguard' AND " + condition);
        return pids.equals("null") ? List.of() : List.of(pids.split(" "));
    }
}
