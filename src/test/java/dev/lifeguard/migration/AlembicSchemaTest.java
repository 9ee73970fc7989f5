package dev.lifeguard.migration;

import static dev.lifeguard.finding.Cause.MIGRATION_ALREADY_APPLIED_UNTRACKED;
import static dev.lifeguard.finding.Cause.MIGRATION_HISTORY_INCONSISTENT;
import static dev.lifeguard.finding.Cause.MIGRATION_METADATA_MISSING;
import static dev.lifeguard.finding.Cause.MIGRATION_MULTIPLE_HEADS;
import static dev.lifeguard.finding.Cause.MIGRATION_NEEDS_NO_TRANSACTION;
import static dev.lifeguard.finding.Cause.MIGRATION_NOT_APPLIED;
import static dev.lifeguard.finding.Cause.MIGRATION_REVISION_MISSING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.observation.MigrationStanding;
import dev.lifeguard.observation.MigrationState;
import dev.lifeguard.testing.RealPostgres;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alembic's scripts against a real database that may only be read. */
class AlembicSchemaTest {
    private static final String ORDERS =
            "op.create_table('orders', sa.Column('id', sa.Integer()), sa.Column('note', sa.Text()))";
    private static final String ADD_USER = "op.add_column('orders', sa.Column('user_id', sa.Integer()))";

    private static MigrationDatabase shop;

    @TempDir
    private Path folder;

    private AlembicFiles files;

    @BeforeAll
    static void open() {
        shop = MigrationDatabase.open(RealPostgres.NEWEST);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @BeforeEach
    void begin() {
        shop.clear();
        files = AlembicFiles.in(folder).revision("aaaa1", null, ORDERS).revision("bbbb2", "aaaa1", ADD_USER);
    }

    @Test
    void aDatabaseAtItsHeadIsCurrent() {
        recorded("bbbb2");
        shop.run("CREATE TABLE orders (id int, note text, user_id int)");

        assertThat(state().standing()).isEqualTo(MigrationStanding.CURRENT);
        assertThat(verdict().causes()).isEmpty();
    }

    @Test
    void whatTheCodeExpectsAndTheDatabaseLacksIsTold() {
        recorded("aaaa1");
        shop.run("CREATE TABLE orders (id int, note text)");

        MigrationVerdict verdict = verdict();

        assertThat(verdict.causes()).containsExactly(MIGRATION_NOT_APPLIED);
        assertThat(verdict.evidence("lacking")).isEqualTo(List.of("orders.user_id"));
        assertThat(verdict.summary())
                .isEqualTo(
                        "Migrations of alembic are pending (1): the database is at aaaa1, and the next one is bbbb2");
        assertThat(verdict.commands()).contains("alembic upgrade head");
    }

    /** Once the question about names that were all left out was no SQL, and the probe blind. */
    @Test
    void aTableWhoseNameIsNotAsciiIsLookedForLikeAnyOther() {
        files = AlembicFiles.in(folder)
                .revision("aaaa1", null, "op.create_table('größe', sa.Column('id', sa.Integer()))")
                .revision("bbbb2", "aaaa1", "op.create_table(\"d'été \\\\\", sa.Column('id', sa.Integer()))");
        recorded("aaaa1");
        shop.run("CREATE TABLE größe (id int)");

        MigrationVerdict verdict = verdict();

        assertThat(verdict.causes()).containsExactly(MIGRATION_NOT_APPLIED);
        assertThat(verdict.evidence("lacking")).isEqualTo(List.of("d'été \\"));
    }

    /** The server cuts such a name off: that it is not found under the whole of it says nothing. */
    @Test
    void aNameLongerThanTheServerKeepsIsNotMissed() {
        files = AlembicFiles.in(folder)
                .revision("aaaa1", null, "op.create_table('" + "ü".repeat(40) + "', sa.Column('id', sa.Integer()))")
                .revision("bbbb2", "aaaa1", "pass");
        recorded("bbbb2");
        shop.run("CREATE TABLE \"" + "ü".repeat(40) + "\" (id int)");

        assertThat(verdict().causes()).isEmpty();
    }

    @Test
    void computedLabelsHideNeitherARevisionNorWhatIsPending() {
        files.file("versions/cccc3_step.py", """
                import os

                revision = 'cccc3'
                down_revision = 'bbbb2'
                branch_labels = (os.environ['BRANCH'],)


                def upgrade():
                    pass
                """);
        recorded("bbbb2");
        shop.run("CREATE TABLE orders (id int, note text, user_id int)");

        assertThat(verdict().causes()).containsExactly(MIGRATION_NOT_APPLIED);
        shop.run("UPDATE alembic_version SET version_num = 'cccc3'");
        assertThat(verdict().causes()).isEmpty();
    }

    /** They may be what tells the branches apart. */
    @Test
    void headsWithComputedLabelsAreNoFork() {
        files.file("versions/cccc3_step.py", """
                import os

                revision = 'cccc3'
                down_revision = 'aaaa1'
                branch_labels = (os.environ['BRANCH'],)


                def upgrade():
                    pass
                """);
        recorded("aaaa1");
        shop.run("CREATE TABLE orders (id int, note text)");

        assertThat(verdict().causes()).containsExactly(MIGRATION_NOT_APPLIED);
    }

    @Test
    void aDatabaseThatNobodyMigratedYetIsBehind() {
        MigrationVerdict verdict = verdict();

        assertThat(verdict.causes()).containsExactly(MIGRATION_NOT_APPLIED);
        assertThat(verdict.evidence("revisions")).isEqualTo(List.of("aaaa1", "bbbb2"));
        assertThat(verdict.evidence("lacking")).isEqualTo(List.of("orders"));
    }

    @Test
    void aTableThatIsThereAndNotTrackedIsToldBeforeTheUpgrade() {
        shop.run("CREATE TABLE orders (id int, note text, user_id int)");

        MigrationVerdict verdict = verdict();

        assertThat(verdict.causes()).containsExactly(MIGRATION_ALREADY_APPLIED_UNTRACKED, MIGRATION_NOT_APPLIED);
        assertThat(verdict.summary())
                .isEqualTo("Migration aaaa1 would make orders, which is already there and not tracked");
        assertThat(verdict.commands()).contains("alembic stamp bbbb2 && alembic upgrade head");
    }

    @Test
    void onlyWhatIsAllThereIsToBeStamped() {
        shop.run("CREATE TABLE orders (id int, note text)");

        assertThat(verdict().evidence("stamp")).isEqualTo("aaaa1");

        shop.run("ALTER TABLE orders DROP COLUMN note");
        assertThat(verdict().causes()).contains(MIGRATION_ALREADY_APPLIED_UNTRACKED);
        assertThat(verdict().evidence("stamp")).isNull();
    }

    @Test
    void aTableOfAnotherSchemaIsNotInTheWay() {
        shop.run("CREATE SCHEMA other", "CREATE TABLE other.orders (id int)");

        assertThat(verdict().causes()).containsExactly(MIGRATION_NOT_APPLIED);
        shop.run("DROP SCHEMA other CASCADE");
    }

    @Test
    void whatAnEarlierScriptTakesAwayIsNotInTheWay() {
        files.revision("aaaa1", null, "op.drop_table('orders')\n" + ORDERS);
        shop.run("CREATE TABLE orders (id int, note text)");

        assertThat(verdict().causes()).containsExactly(MIGRATION_NOT_APPLIED);
    }

    @Test
    void whatAScriptLooksForFirstIsNotInTheWay() {
        files.revision("aaaa1", null, "if not sa.inspect(op.get_bind()).has_table('orders'):\n    " + ORDERS);
        shop.run("CREATE TABLE orders (id int, note text)");

        assertThat(verdict().causes()).containsExactly(MIGRATION_NOT_APPLIED);
    }

    @Test
    void whatRawSqlMayHaveTakenAwayIsLeftOut() {
        files.revision("aaaa1", null, "op.execute('DROP TABLE IF EXISTS orders')\n" + ORDERS);
        shop.run("CREATE TABLE orders (id int, note text)");

        assertThat(verdict().causes()).containsExactly(MIGRATION_NOT_APPLIED);
    }

    @Test
    void whatIsRecordedWithoutHavingBeenRunIsTold() {
        recorded("bbbb2");
        shop.run("CREATE TABLE orders (id int, note text)");

        MigrationVerdict verdict = verdict();

        assertThat(verdict.causes()).containsExactly(MIGRATION_NOT_APPLIED);
        assertThat(verdict.summary())
                .isEqualTo("Revision bbbb2 of alembic counts as applied, and orders.user_id is not in the database");
        assertThat(state().standing()).isEqualTo(MigrationStanding.DIVERGED);
    }

    @Test
    void aRevisionThatNoScriptHasIsNamed() {
        recorded("cccc3");

        MigrationVerdict verdict = verdict();

        assertThat(verdict.causes()).containsExactly(MIGRATION_REVISION_MISSING);
        assertThat(verdict.summary())
                .isEqualTo("The database is at revision cccc3, which the code's migrations do not have");
        assertThat(state().pending()).isEmpty();
    }

    @Test
    void aDatabaseThatMovesOnWhileWatchedIsSaidToHaveMovedOn() {
        recorded("bbbb2");
        shop.run("CREATE TABLE orders (id int, note text, user_id int)");
        try (MigrationRounds looking = MigrationRounds.at(shop.port(), MigrationRounds.alembic(folder))) {
            looking.look();
            shop.run("UPDATE alembic_version SET version_num = 'cccc3'");

            MigrationVerdict verdict = MigrationVerdict.of(looking.look());

            assertThat(verdict.causes()).containsExactly(MIGRATION_REVISION_MISSING);
            assertThat(verdict.summary())
                    .isEqualTo(
                            "The database has moved on from bbbb2 to cccc3, which the migrations of this pod do not have");
        }
    }

    @Test
    void aForkThatIsNotAppliedIsTheRootOfWhatIsPending() {
        recorded("bbbb2");
        shop.run("CREATE TABLE orders (id int, note text, user_id int)");
        files.revision("cccc3", "aaaa1", "pass");

        MigrationVerdict verdict = verdict();

        assertThat(verdict.causes()).containsExactly(MIGRATION_MULTIPLE_HEADS, MIGRATION_NOT_APPLIED);
        assertThat(verdict.summary()).isEqualTo("The migrations have 2 heads: bbbb2, cccc3");
    }

    @Test
    void aForkThatIsAppliedAsAWholeHurtsNobody() {
        recorded("bbbb2", "cccc3");
        shop.run("CREATE TABLE orders (id int, note text, user_id int)");
        files.revision("cccc3", "aaaa1", "pass");

        assertThat(verdict().causes()).isEmpty();
        assertThat(state().current()).containsExactly("bbbb2", "cccc3");
    }

    @Test
    void aBrokenChainIsNamed() {
        recorded("bbbb2");
        files.revision("dddd4", "gone0", "pass");

        MigrationVerdict verdict = verdict();

        assertThat(verdict.causes()).containsExactly(MIGRATION_HISTORY_INCONSISTENT);
        assertThat(verdict.summary()).isEqualTo("Migration dddd4 comes after gone0, which no script has");
    }

    @Test
    void anIndexMadeConcurrentlyInATransactionIsToldBeforeItFails() {
        recorded("bbbb2");
        shop.run("CREATE TABLE orders (id int, note text, user_id int)");
        files.revision("cccc3", "bbbb2", "op.create_index('ix', 'orders', ['note'], postgresql_concurrently=True)");

        MigrationVerdict verdict = verdict();

        assertThat(verdict.causes()).containsExactly(MIGRATION_NEEDS_NO_TRANSACTION, MIGRATION_NOT_APPLIED);
        assertThat(verdict.summary())
                .isEqualTo(
                        "Migration cccc3 runs CREATE INDEX CONCURRENTLY ix, which cannot run inside a transaction, and"
                                + " it would run in one");

        files.revision(
                "cccc3",
                "bbbb2",
                "with op.get_context().autocommit_block():\n"
                        + "    op.create_index('ix', 'orders', ['note'], postgresql_concurrently=True)");
        assertThat(verdict().causes()).containsExactly(MIGRATION_NOT_APPLIED);
    }

    @Test
    void metadataIsMissedOnlyWhereScriptsWereMadeByComparing() {
        recorded("bbbb2");
        shop.run("CREATE TABLE orders (id int, note text, user_id int)");
        assertThat(verdict().causes()).isEmpty();

        files.revision("bbbb2", "aaaa1", "# ### commands auto generated by Alembic - please adjust! ###\n" + ADD_USER);
        assertThat(verdict().causes()).containsExactly(MIGRATION_METADATA_MISSING);

        files.env("from shop.models import Base\ntarget_metadata = Base.metadata");
        assertThat(verdict().causes()).isEmpty();
    }

    @Test
    void theTablesNameOfTheEnvironmentIsTaken() {
        files.env("context.configure(connection=c, version_table='shop_version', target_metadata=None)");
        shop.run(
                "CREATE TABLE orders (id int, note text, user_id int)",
                "CREATE TABLE shop_version (version_num varchar(32))",
                "INSERT INTO shop_version VALUES ('bbbb2')");

        assertThat(state().standing()).isEqualTo(MigrationStanding.CURRENT);
        assertThat(state().table()).contains("public.shop_version");
    }

    @Test
    void theTableOfAnotherApplicationIsNotTakenForOurs() {
        shop.run(
                "CREATE SCHEMA other",
                "CREATE TABLE other.alembic_version (version_num varchar(32))",
                "INSERT INTO other.alembic_version VALUES ('theirs')",
                "GRANT USAGE ON SCHEMA other TO app",
                "GRANT SELECT ON other.alembic_version TO app");
        try {
            assertThat(verdict().causes()).containsExactly(MIGRATION_NOT_APPLIED);

            shop.run(
                    "UPDATE other.alembic_version SET version_num = 'bbbb2'",
                    "CREATE TABLE other.orders (id int, note text, user_id int)");
            assertThat(state().standing()).isEqualTo(MigrationStanding.CURRENT);
        } finally {
            shop.run("DROP SCHEMA other CASCADE");
        }
    }

    @Test
    void whatIsExpectedTakesThePlaceOfHeads() {
        recorded("aaaa1");
        shop.run("CREATE TABLE orders (id int, note text)");

        assertThat(MigrationRounds.state(shop.port(), MigrationRounds.alembic(folder, "aaaa1"))
                        .standing())
                .isEqualTo(MigrationStanding.CURRENT);
        assertThat(MigrationRounds.state(shop.port(), MigrationRounds.alembic(folder, "bbbb"))
                        .pending())
                .contains(List.of("bbbb2"));
    }

    private static void recorded(String... revisions) {
        shop.run("CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY)");
        for (String revision : revisions) {
            shop.run("INSERT INTO alembic_version VALUES ('" + revision + "')");
        }
    }

    private MigrationVerdict verdict() {
        return MigrationVerdict.of(MigrationRounds.once(shop.port(), MigrationRounds.alembic(folder)));
    }

    private MigrationState state() {
        return MigrationRounds.state(shop.port(), MigrationRounds.alembic(folder));
    }
}
