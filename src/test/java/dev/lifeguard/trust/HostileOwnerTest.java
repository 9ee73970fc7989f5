package dev.lifeguard.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lifeguard.observation.ActivityObservation;
import dev.lifeguard.observation.MigrationObservation;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.PoolerObservation;
import dev.lifeguard.observation.Unseen;
import dev.lifeguard.testing.HostileOwner;
import dev.lifeguard.testing.PgBouncer;
import dev.lifeguard.testing.Urls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The owner of a database gains nothing by our looking, whatever our role may do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HostileOwnerTest {
    private final int major;
    private HostileOwner shop;

    @TempDir
    private Path folder;

    HostileOwnerTest(int major) {
        this.major = major;
    }

    @BeforeAll
    void open() {
        shop = HostileOwner.on(major);
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @BeforeEach
    void begin() {
        shop.begin();
    }

    private Looks as(String role) throws IOException {
        return new Looks(
                Urls.target(Urls.as(shop.port(), role, Urls.PASSWORD)),
                Optional.of(alembic(folder.resolve("alembic"))),
                Optional.of(flyway(folder.resolve("flyway"))));
    }

    private static Path alembic(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("versions"));
        Files.writeString(folder.resolve("alembic.ini"), "[alembic]\nscript_location = %(here)s\n");
        Files.writeString(folder.resolve("env.py"), "target_metadata = None\n");
        Files.writeString(
                folder.resolve("versions/aaaa_step.py"),
                "from alembic import op\nimport sqlalchemy as sa\nrevision = 'aaaa'\ndown_revision = None\n\n\n"
                        + "def upgrade():\n    op.create_table('orders', sa.Column('id', sa.Integer()))\n");
        return folder;
    }

    private static Path flyway(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("V1__one.sql"), "SELECT 1;");
        return folder;
    }

    /** The traps are real: who asks the same things without care runs them. */
    @Test
    void whoLooksWithoutCareRunsWhatTheOwnerMade() throws SQLException {
        evaluateConstants();
        shop.shadowTheCatalogue();

        try (Connection boss = shop.server().connect(HostileOwner.BOSS, "shop", Urls.PASSWORD);
                Statement statement = boss.createStatement()) {
            statement.execute("SELECT pg_has_role('pg_monitor'::text, 'USAGE'::text) FROM pg_settings LIMIT 1");
            statement.execute("SELECT version_num FROM alembic_version WHERE version_num <> ''");
        }

        assertThat(shop.caught())
                .contains(
                        "TRAP function ran as boss",
                        "TRAP operator ran as boss",
                        "TRAP view pg_settings ran as boss",
                        "TRAP index ran as boss",
                        "TRAP statistics ran as boss",
                        "TRAP constraint ran as boss");
    }

    @ParameterizedTest
    @ValueSource(strings = {HostileOwner.BOSS, HostileOwner.MONITOR})
    void noFunctionOperatorTypeOrViewOfTheOwnersIsUsed(String role) throws IOException {
        shop.shadowTheCatalogue();

        try (Looks looks = as(role)) {
            assertThat(looks.path()).isInstanceOf(PathObservation.class);
            assertThat(looks.activity()).isInstanceOf(ActivityObservation.class);
            assertThat(looks.pooler()).isInstanceOf(PoolerObservation.class);
            assertThat(looks.migration())
                    .isInstanceOfSatisfying(
                            MigrationObservation.class,
                            seen -> assertThat(seen.tools())
                                    .anySatisfy(
                                            state -> assertThat(state.current()).containsExactly("aaaa")));
            assertThat(looks.path()).isInstanceOf(PathObservation.class);
        }

        assertThat(shop.caught()).isEmpty();
    }

    @Test
    void noneIsUsedThroughAPoolerEither() throws IOException {
        assumeTrue(PgBouncer.isPossible(), "skipped: PgBouncer is not installed");
        shop.shadowTheCatalogue();
        shop.server().access("host all all 127.0.0.1/32 trust");
        List<String> before = shop.caughtAnyone();

        try (PgBouncer pooler = PgBouncer.before(shop.port(), "app");
                Looks looks = new Looks(
                        Urls.target(Urls.as(pooler.port(), "app", Urls.PASSWORD)),
                        Optional.empty(),
                        Optional.empty())) {
            assertThat(looks.all()).noneMatch(Unseen.class::isInstance);
        }

        assertThat(shop.caughtAnyone()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {HostileOwner.BOSS, HostileOwner.MONITOR})
    void noPolicyIsEvaluated(String role) throws IOException {
        shop.asOwner(
                "ALTER TABLE alembic_version ENABLE ROW LEVEL SECURITY",
                "ALTER TABLE alembic_version FORCE ROW LEVEL SECURITY",
                "CREATE POLICY p ON alembic_version USING (public.trap('policy'))");

        Observation seen = migration(role);

        assertThat(shop.caught()).isEmpty();
        if (role.equals(HostileOwner.MONITOR)) {
            assertThat(((Unseen) seen).because()).contains("public.alembic_version has row-level security");
        } else {
            assertThat(seen).isInstanceOf(MigrationObservation.class);
        }
    }

    @Test
    void noCastOfAColumnsTypeIsCalled() throws IOException {
        shop.asOwner(
                "CREATE TYPE ver AS (v text)",
                "CREATE FUNCTION as_text(ver) RETURNS text LANGUAGE plpgsql AS"
                        + " $$ BEGIN PERFORM public.trap('cast'); RETURN 'x'; END $$",
                "CREATE CAST (ver AS text) WITH FUNCTION as_text(ver) AS IMPLICIT",
                "CREATE FUNCTION as_varchar(ver) RETURNS varchar LANGUAGE plpgsql AS"
                        + " $$ BEGIN PERFORM public.trap('cast'); RETURN 'x'; END $$",
                "CREATE CAST (ver AS varchar) WITH FUNCTION as_varchar(ver) AS IMPLICIT",
                "DROP TABLE alembic_version",
                "CREATE TABLE alembic_version (version_num ver)",
                "INSERT INTO alembic_version VALUES (ROW('aaaa'))",
                "GRANT SELECT ON alembic_version TO PUBLIC");

        migration(HostileOwner.BOSS);
        migration(HostileOwner.MONITOR);

        assertThat(shop.caught()).isEmpty();
    }

    /** A planner evaluates what is constant in them for whoever asks, at every query of the table. */
    @Test
    void noExpressionOfAnIndexStatisticsOrConstraintIsEvaluated() throws IOException {
        evaluateConstants();

        assertThat(migration(HostileOwner.BOSS)).isInstanceOf(MigrationObservation.class);
        assertThat(migration(HostileOwner.MONITOR)).isInstanceOf(MigrationObservation.class);

        assertThat(shop.caught()).isEmpty();
    }

    @Test
    void aTableThatBecomesAViewWhileWeWaitForItsLockIsNotRead() throws Exception {
        try (Connection owner = shop.connect();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("LOCK TABLE alembic_version IN ACCESS EXCLUSIVE MODE");
            statement.execute("ALTER TABLE alembic_version RENAME TO former");
            statement.execute(
                    "CREATE VIEW alembic_version AS SELECT version_num FROM former WHERE public.trap('view')");
            statement.execute("GRANT SELECT ON alembic_version TO PUBLIC");

            CompletableFuture<Observation> look = CompletableFuture.supplyAsync(() -> unchecked(HostileOwner.BOSS));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> shop.server()
                            .query("SELECT count(*) FROM pg_locks WHERE NOT granted")
                            .equals("1"));
            owner.commit();

            assertThat(look.get()).isInstanceOf(Unseen.class);
        }
        assertThat(migration(HostileOwner.BOSS)).isInstanceOf(MigrationObservation.class);
        assertThat(shop.caught()).isEmpty();
    }

    @Test
    void whatIsGeneratedOrInheritedIsNotEvaluated() throws IOException {
        shop.asOwner(
                "CREATE TABLE child () INHERITS (alembic_version)",
                "CREATE RULE r AS ON SELECT TO child WHERE false DO INSTEAD NOTHING".replace("SELECT", "INSERT"),
                "CREATE VIEW django_migrations AS SELECT 1 AS id, 'a' AS app, 'b' AS name, now() AS applied"
                        + " WHERE public.trap('view')",
                "CREATE TABLE parts (version text) PARTITION BY LIST (version)",
                "ALTER TABLE parts RENAME TO schema_migrations",
                "GRANT SELECT ON ALL TABLES IN SCHEMA public TO PUBLIC");

        assertThat(((MigrationObservation) migration(HostileOwner.BOSS))
                        .unseen()
                        .orElseThrow())
                .contains("public.schema_migrations is partitioned");
        assertThat(shop.caught()).isEmpty();
    }

    private void evaluateConstants() {
        shop.asOwner(
                "CREATE INDEX ON alembic_version ((public.constant('index')))",
                "CREATE STATISTICS s ON (public.constant('statistics')), version_num FROM alembic_version",
                "ALTER TABLE alembic_version ADD CHECK (public.constant('constraint') = 'x')",
                "ALTER DATABASE shop SET constraint_exclusion = on");
    }

    private Observation unchecked(String role) {
        try {
            return migration(role);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Observation migration(String role) throws IOException {
        try (Looks looks = as(role)) {
            looks.path();
            return looks.migration();
        }
    }
}
