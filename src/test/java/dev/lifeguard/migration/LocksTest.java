package dev.lifeguard.migration;

import static dev.lifeguard.finding.Cause.MIGRATION_DIRTY;
import static dev.lifeguard.finding.Cause.MIGRATION_LOCKED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.testing.RealPostgres;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Locks of migration tools on a real server: held by a run at work, and left behind. */
class LocksTest {
    private static final String GOLANG = "CREATE TABLE schema_migrations (version bigint, dirty boolean)";
    private static final String[] LIQUIBASE = {
        "CREATE TABLE databasechangelog (id varchar(255), author varchar(255), filename varchar(255),"
                + " dateexecuted timestamp, orderexecuted int, exectype varchar(10), md5sum varchar(35))",
        "CREATE TABLE databasechangeloglock (id int, locked boolean, lockgranted timestamp, lockedby varchar(255))"
    };
    private static final String[] KNEX = {
        "CREATE TABLE knex_migrations (id serial, name varchar(255), batch int, migration_time timestamptz)",
        "CREATE TABLE knex_migrations_lock (index serial, is_locked int)",
        "INSERT INTO knex_migrations_lock (is_locked) VALUES (1)"
    };

    private static MigrationDatabase shop;

    @BeforeAll
    static void open() {
        shop = MigrationDatabase.open(RealPostgres.NEWEST);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @BeforeEach
    void clear() {
        shop.clear();
    }

    @Test
    void aLockOfLiquibaseThatNobodyWorksUnderIsNamed() {
        shop.run(LIQUIBASE);
        shop.run(
                "INSERT INTO databasechangeloglock VALUES (1, true, localtimestamp - interval '2 min', 'pod-7 (10.0.0.7)')");

        MigrationVerdict verdict = verdict();

        assertThat(verdict.causes()).containsExactly(MIGRATION_LOCKED);
        assertThat(verdict.summary()).startsWith("The lock of liquibase has been held by pod-7 (10.0.0.7) for 12");
        assertThat(verdict.commands()).contains("liquibase release-locks").noneMatch(line -> line.contains("knex"));
    }

    @Test
    void aLockOfLiquibaseThatWasJustTakenIsNoFault() {
        shop.run(LIQUIBASE);
        shop.run("INSERT INTO databasechangeloglock VALUES (1, true, localtimestamp - interval '20 s', 'pod-7')");

        assertThat(verdict().causes()).isEmpty();
    }

    @Test
    void aLockThatSomebodyWorksUnderIsNoFault() throws SQLException {
        shop.run(LIQUIBASE);
        shop.run("INSERT INTO databasechangeloglock VALUES (1, true, localtimestamp - interval '4 h', 'pod-7')");
        try (Connection working = shop.connect();
                Statement statement = working.createStatement()) {
            working.setAutoCommit(false);
            statement.execute("CREATE TABLE in_the_making (id int)");

            assertThat(verdict().causes()).isEmpty();
            working.rollback();
        }
        assertThat(verdict().causes()).containsExactly(MIGRATION_LOCKED);
    }

    @Test
    void aLockOfKnexThatWasLeftBehindIsNamed() {
        shop.run(KNEX);

        MigrationVerdict verdict = verdict();

        assertThat(verdict.causes()).containsExactly(MIGRATION_LOCKED);
        assertThat(verdict.summary()).isEqualTo("The lock of knex is held by knex, and nobody is at work");
    }

    @Test
    void aLockOfKnexUnderARunIsNoFault() throws SQLException {
        shop.run(KNEX);
        try (Connection working = shop.connect();
                Statement statement = working.createStatement()) {
            working.setAutoCommit(false);
            statement.execute("CREATE TABLE in_the_making (id int)");

            assertThat(verdict().causes()).isEmpty();
            working.rollback();
        }
    }

    @Test
    void aDirtyMigrationIsNamed() {
        shop.run(GOLANG, "INSERT INTO schema_migrations VALUES (7, true)");

        MigrationVerdict verdict = verdict();

        assertThat(verdict.causes()).containsExactly(MIGRATION_DIRTY);
        assertThat(verdict.summary()).isEqualTo("Migration 7 of golang-migrate failed half-way and is marked as such");
        assertThat(verdict.commands())
                .anyMatch(line -> line.contains("force"))
                .noneMatch(line -> line.contains("prisma"));
    }

    @Test
    void aMigrationThatRunsIsNotDirty() throws SQLException {
        shop.run(GOLANG, "INSERT INTO schema_migrations VALUES (7, true)");
        CRC32 crc = new CRC32();
        crc.update("public\0schema_migrations\0shop".getBytes(StandardCharsets.UTF_8));
        long key = (crc.getValue() * 1486364155L) & 0xFFFFFFFFL;
        try (Connection running = shop.connect();
                Statement statement = running.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + key + ")");

            assertThat(verdict().causes()).isEmpty();
        }
    }

    @Test
    void aFailedMigrationOfPrismaIsNamedUnlessItRuns() throws SQLException {
        shop.run(
                "CREATE TABLE _prisma_migrations (id varchar(36), checksum varchar(64), finished_at timestamptz,"
                        + " migration_name varchar(255), logs text, rolled_back_at timestamptz, started_at timestamptz)",
                "INSERT INTO _prisma_migrations VALUES ('a','x',now(),'1_init',NULL,NULL,now()),"
                        + "('b','x',NULL,'2_gone',NULL,now(),now()),('c','x',NULL,'3_bad','E',NULL,now())");
        try (Connection running = shop.connect();
                Statement statement = running.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(72707369)");
            assertThat(verdict().causes()).isEmpty();
        }
        MigrationVerdict verdict = verdict();
        assertThat(verdict.causes()).containsExactly(MIGRATION_DIRTY);
        assertThat(verdict.evidence("revisions")).isEqualTo(List.of("3_bad"));
    }

    @Test
    void anAdvisoryLockOfTheApplicationIsNobodys() throws SQLException {
        shop.run(GOLANG, "INSERT INTO schema_migrations VALUES (7, true)");
        try (Connection other = shop.connect();
                Statement statement = other.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(42)");

            assertThat(verdict().causes()).containsExactly(MIGRATION_DIRTY);
        }
    }

    private static MigrationVerdict verdict() {
        return MigrationVerdict.of(MigrationRounds.once(shop.port(), MigrationRounds.nothing()));
    }
}
