package dev.lifeguard.migration;

import static dev.lifeguard.finding.Cause.MIGRATION_CHECKSUM_MISMATCH;
import static dev.lifeguard.finding.Cause.MIGRATION_DIRTY;
import static dev.lifeguard.finding.Cause.MIGRATION_HISTORY_INCONSISTENT;
import static dev.lifeguard.finding.Cause.MIGRATION_NOT_APPLIED;
import static dev.lifeguard.finding.Cause.MIGRATION_REVISION_MISSING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.observation.MigrationStanding;
import dev.lifeguard.observation.MigrationState;
import dev.lifeguard.testing.RealPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Flyway says of scripts and a history that its own {@code migrate} made, asked by a role that may only read. */
class FlywaySchemaTest {
    private static MigrationDatabase shop;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        shop = MigrationDatabase.open(RealPostgres.NEWEST);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @BeforeEach
    void begin() throws IOException {
        shop.clear();
        script("V1__orders.sql", "CREATE TABLE orders (id int);");
        script("V2__note.sql", "ALTER TABLE orders ADD COLUMN note text;");
    }

    @Test
    void whatWasMigratedIsCurrentAndNothingWasWritten() {
        migrate();

        MigrationState state = state();

        assertThat(state.standing()).isEqualTo(MigrationStanding.CURRENT);
        assertThat(state.current()).containsExactly("2");
        assertThat(state.applied()).contains(2L);
        assertThat(verdict().causes()).isEmpty();
    }

    @Test
    void aDatabaseThatNobodyMigratedYetIsBehindAndStaysWithoutATable() {
        MigrationVerdict verdict = verdict();

        assertThat(verdict.causes()).containsExactly(MIGRATION_NOT_APPLIED);
        assertThat(verdict.evidence("revisions")).isEqualTo(List.of("1", "2"));
        assertThat(verdict.commands())
                .contains("flyway info && flyway migrate")
                .noneMatch(line -> line.contains("alembic"));
        assertThat(MigrationRounds.states(MigrationRounds.once(shop.port(), MigrationRounds.nothing())))
                .isEmpty();
    }

    @Test
    void aNewScriptIsPending() throws IOException {
        migrate();
        script("V3__more.sql", "SELECT 1;");

        assertThat(verdict().causes()).containsExactly(MIGRATION_NOT_APPLIED);
        assertThat(state().pending()).contains(List.of("3"));
    }

    @Test
    void aScriptThatWasChangedIsNamed() throws IOException {
        migrate();
        script("V1__orders.sql", "CREATE TABLE orders (id bigint);");

        MigrationVerdict verdict = verdict();

        assertThat(verdict.causes()).containsExactly(MIGRATION_CHECKSUM_MISMATCH);
        assertThat(verdict.summary()).isEqualTo("Migration 1 was changed after it had been applied");
    }

    @Test
    void aScriptThatIsGoneIsNamed() throws IOException {
        migrate();
        Files.delete(folder.resolve("V1__orders.sql"));

        MigrationVerdict verdict = verdict();

        assertThat(verdict.causes()).containsExactly(MIGRATION_REVISION_MISSING);
        assertThat(verdict.evidence("revision")).isEqualTo("1");
    }

    @Test
    void aDatabaseAheadOfAnOlderDeployIsNoFault() throws IOException {
        migrate();
        Files.delete(folder.resolve("V2__note.sql"));

        assertThat(verdict().causes()).isEmpty();
        assertThat(state().detail()).contains("the database is ahead of these scripts by 1");
    }

    @Test
    void aScriptThatCameLateIsNamed() throws IOException {
        Files.delete(folder.resolve("V2__note.sql"));
        script("V3__more.sql", "SELECT 1;");
        migrate();
        script("V2__late.sql", "SELECT 1;");

        MigrationVerdict verdict = verdict();

        assertThat(verdict.causes()).containsExactly(MIGRATION_HISTORY_INCONSISTENT);
        assertThat(verdict.summary()).isEqualTo("Migration 2 is older than what has been applied, and was passed over");
    }

    @Test
    void whereLateOnesWereAppliedBeforeTheyAreOnlyPending() throws IOException {
        Files.delete(folder.resolve("V2__note.sql"));
        script("V3__more.sql", "SELECT 1;");
        migrate();
        script("V2__late.sql", "SELECT 1;");
        Flyway.configure().configuration(flyway()).outOfOrder(true).load().migrate();
        script("V1.5__later.sql", "SELECT 1;");

        assertThat(verdict().causes()).containsExactly(MIGRATION_NOT_APPLIED);
    }

    @Test
    void aMigrationThatFailedOutsideATransactionIsNamed() throws IOException {
        migrate();
        shop.run("INSERT INTO flyway_schema_history VALUES (3,'3','bad','SQL','V3__bad.sql',1,'u',now(),1,false)");
        script("V3__bad.sql", "SELECT 1;");

        MigrationVerdict verdict = verdict();

        assertThat(verdict.causes()).startsWith(MIGRATION_DIRTY);
        assertThat(verdict.summary()).isEqualTo("Migration 3 of flyway failed half-way and is marked as such");
    }

    @Test
    void twoScriptsOfOneVersionAreNamed() throws IOException {
        migrate();
        script("V2__other.sql", "SELECT 2;");

        MigrationVerdict verdict = verdict();

        assertThat(verdict.causes()).containsExactly(MIGRATION_HISTORY_INCONSISTENT);
        assertThat(verdict.summary()).isEqualTo("Revision 2 is claimed by several files: V2__note.sql, V2__other.sql");
    }

    @Test
    void noConnectionBesideTheSessionIsNeeded() {
        migrate();
        shop.run("ALTER ROLE app CONNECTION LIMIT 1");
        try {
            assertThat(state().standing()).isEqualTo(MigrationStanding.CURRENT);
        } finally {
            shop.run("ALTER ROLE app CONNECTION LIMIT -1");
        }
    }

    @Test
    void aFolderThatCannotBeUsedIsSaidToBeSo() throws IOException {
        assertThat(MigrationRounds.unseen(shop.port(), MigrationRounds.flyway(folder.resolve("nowhere"))))
                .isEqualTo("the directory of lifeguard.migrations.flyway.dir does not exist");
        assertThat(MigrationRounds.unseen(
                        shop.port(), MigrationRounds.flyway(Files.createDirectory(folder.resolve("empty")))))
                .isEqualTo("the directory of lifeguard.migrations.flyway.dir holds no script of Flyway's");
    }

    @Test
    void aLinkThatLeadsOutsideIsNotFollowed(@TempDir Path outside) throws IOException {
        migrate();
        Files.writeString(outside.resolve("V9__secret.sql"), "SELECT 9;");
        Files.createSymbolicLink(folder.resolve("V9__secret.sql"), outside.resolve("V9__secret.sql"));

        assertThat(state().pending()).contains(List.of());
    }

    private void script(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private void migrate() {
        flyway().load().migrate();
    }

    private FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource("jdbc:postgresql://127.0.0.1:" + shop.port() + "/shop?sslmode=disable", "postgres", "")
                .locations("filesystem:" + folder);
    }

    private MigrationVerdict verdict() {
        return MigrationVerdict.of(MigrationRounds.once(shop.port(), MigrationRounds.flyway(folder)));
    }

    private MigrationState state() {
        return MigrationRounds.state(shop.port(), MigrationRounds.flyway(folder));
    }
}
