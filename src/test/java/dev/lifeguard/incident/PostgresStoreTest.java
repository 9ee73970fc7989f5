package dev.lifeguard.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lifeguard.database.Target;
import dev.lifeguard.testing.ManualTime;
import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.Urls;
import dev.lifeguard.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresStoreTest {
    private static final Time CLOCK = ManualTime.at(Stories.START.plus(Duration.ofDays(1)));
    private static RealPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = RealPostgres.start(RealPostgres.NEWEST);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    /** An application with a table and a Flyway history of its own. */
    @BeforeEach
    void emptyDatabase() {
        postgres.access("host all all 127.0.0.1/32 trust");
        postgres.execute(
                "DROP DATABASE IF EXISTS shop WITH (FORCE)",
                "DROP ROLE IF EXISTS app",
                "CREATE ROLE app LOGIN",
                "CREATE DATABASE shop OWNER app");
        inShop(
                "CREATE TABLE flyway_schema_history (installed_rank int, version text)",
                "INSERT INTO flyway_schema_history VALUES (1, '7')");
    }

    @Test
    void theSchemaIsMadeAndTheApplicationsHistoryIsUntouched() throws Exception {
        store().keep(List.of(Stories.incident(1)));

        assertThat(ask("SELECT string_agg(version, ',') FROM flyway_schema_history"))
                .isEqualTo("7");
        assertThat(ask("SELECT string_agg(tablename, ',' ORDER BY tablename) FROM pg_tables"
                        + " WHERE schemaname = 'lifeguard'"))
                .isEqualTo("incident,schema_history");
        assertThat(ask("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                .isEqualTo("1");
        assertThat(ask("SELECT id || ' ' || target || ' ' || cause FROM lifeguard.incident"))
                .isEqualTo(Stories.incident(1).id() + " default connection_refused");
    }

    @Test
    void twoSidecarsMayBringAboutAnEmptySchemaAtOnce() throws Exception {
        int sidecars = 4;
        CountDownLatch together = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(sidecars);
        List<Future<Integer>> all = new ArrayList<>();
        for (int i = 0; i < sidecars; i++) {
            Incident incident = Stories.incident(i);
            all.add(pool.submit(() -> {
                together.await();
                return attempts(store(), incident);
            }));
        }
        together.countDown();
        for (Future<Integer> each : all) {
            assertThat(each.get()).isEqualTo(1);
        }
        pool.shutdown();

        assertThat(ask("SELECT count(*) FROM lifeguard.incident")).isEqualTo("4");
        assertThat(ask("SELECT string_agg(version, ',' ORDER BY installed_rank) FROM lifeguard.schema_history"))
                .isEqualTo("1");
    }

    private static int attempts(PostgresStore store, Incident incident) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                store.keep(List.of(incident));
                return attempt;
            } catch (StorageException refused) {
                if (attempt == 20) {
                    throw new IllegalStateException(refused);
                }
            }
        }
    }

    @Test
    void anIncidentIsThereOnceInItsLatestRevisionHoweverOftenItIsSent() throws Exception {
        PostgresStore store = store();
        Incident open = Stories.incident(1);
        Incident ended = open.ended(Optional.of(Stories.START.plusSeconds(60)));

        store.keep(List.of(open));
        store.keep(List.of(ended));
        store.keep(List.of(open));
        store().keep(List.of(ended, open));

        assertThat(ask("SELECT count(*) || ' ' || (min(until) IS NOT NULL) FROM lifeguard.incident"))
                .isEqualTo("1 true");
    }

    @Test
    void whatIsStoredIsReadAtTheNextStart() throws Exception {
        store().keep(List.of(Stories.rich(), Stories.incident(2)));
        List<Incident> earlier = new ArrayList<>();
        PostgresStore next = store();
        next.onEarlier(earlier::addAll);

        next.keep(List.of());
        next.keep(List.of());

        assertThat(earlier)
                .extracting(Incident::id)
                .containsExactly(Stories.incident(2).id(), Stories.rich().id());
    }

    @Test
    void whatLastsElsewhereIsNotTakenOver() throws Exception {
        store().keep(List.of(Stories.incident(1).adoptedBy("pod-2"), Stories.incident(2)));
        List<Incident> earlier = new ArrayList<>();
        PostgresStore next = store();
        next.onEarlier(earlier::addAll);

        next.keep(List.of());

        assertThat(earlier)
                .extracting(Incident::id)
                .containsExactly(Stories.incident(2).id());
    }

    @Test
    void oldOnesAreForgotten() throws Exception {
        Incident old = Stories.incident(1).ended(Optional.of(Stories.START.minus(Duration.ofDays(30))));
        Incident lasting = Stories.incident(2);

        store().keep(List.of(old, lasting));

        assertThat(ask("SELECT string_agg(id, ',') FROM lifeguard.incident")).isEqualTo(lasting.id());
    }

    @Test
    void withoutTheRightToCreateTheGrantIsNamedAndItSuffices() throws Exception {
        postgres.execute("ALTER DATABASE shop OWNER TO postgres");

        StorageFault trouble = troubleOf(store());

        assertThat(trouble.passing()).isFalse();
        assertThat(trouble.because()).isEqualTo("role app may not create the schema lifeguard in database shop");
        inShop(trouble.grant().orElseThrow());
        store().keep(List.of(Stories.incident(1)));
        assertThat(ask("SELECT count(*) FROM lifeguard.incident")).isEqualTo("1");
    }

    @Test
    void aSchemaOfSomebodyElseNeedsAGrantThatIsNamedToo() throws Exception {
        inShop("CREATE SCHEMA lifeguard");

        StorageFault trouble = troubleOf(store());

        inShop(trouble.grant().orElseThrow());
        store().keep(List.of(Stories.incident(1)));
        assertThat(trouble.grant()).contains("GRANT USAGE, CREATE ON SCHEMA lifeguard TO app");
    }

    @Test
    void tablesOfAnotherRoleNeedAGrantAsWell() throws Exception {
        new PostgresStore(Urls.target(Urls.as(postgres.port(), "postgres", "")), policy(), CLOCK)
                .keep(List.of(Stories.incident(1)));
        inShop("GRANT USAGE, CREATE ON SCHEMA lifeguard TO app", "GRANT SELECT ON lifeguard.schema_history TO app");

        StorageFault trouble = troubleOf(store());

        inShop(trouble.grant().orElseThrow());
        store().keep(List.of(Stories.incident(2)));
        assertThat(ask("SELECT count(*) FROM lifeguard.incident")).isEqualTo("2");
    }

    @Test
    void aReadOnlyServerIsAPassingTrouble() {
        postgres.execute("ALTER DATABASE shop SET default_transaction_read_only = on");

        assertThat(troubleOf(store()).passing()).isTrue();
    }

    @Test
    void anUnreachableServerIsAPassingTroubleWithoutAnySecret() {
        Target gone = Urls.target(Urls.app(1));

        assertThatThrownBy(() -> new PostgresStore(gone, policy(), CLOCK).keep(List.of()))
                .isInstanceOf(StorageException.class)
                .hasMessage("the database cannot be reached, SQLSTATE 08001")
                .hasNoCause();
    }

    @Test
    void nothingIsLeftOpen() throws Exception {
        PostgresStore store = store();
        IntStream.range(0, 5).forEach(i -> keepUnchecked(store, Stories.incident(i)));

        assertThat(postgres.query("SELECT count(*) FROM pg_stat_activity WHERE usename = 'app'"))
                .isEqualTo("0");
    }

    private static void keepUnchecked(PostgresStore store, Incident incident) {
        try {
            store.keep(List.of(incident));
        } catch (StorageException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static StorageFault troubleOf(PostgresStore store) {
        return catchThrowableOfType(StorageException.class, () -> store.keep(List.of(Stories.incident(1))))
                .trouble();
    }

    private static PostgresStore store() {
        return new PostgresStore(Urls.target(Urls.as(postgres.port(), "app", "")), policy(), CLOCK);
    }

    private static HistoryPolicy policy() {
        return new HistoryPolicy(Optional.empty(), false, true, 1024 * 1024, Duration.ofDays(7), "pod-1");
    }

    private static void inShop(String... statements) {
        try (var admin = postgres.connect("postgres", "shop", "");
                var statement = admin.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String ask(String sql) {
        try (var admin = postgres.connect("postgres", "shop", "");
                var statement = admin.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
