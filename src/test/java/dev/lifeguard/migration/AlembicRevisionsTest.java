package dev.lifeguard.migration;

import static dev.lifeguard.finding.Cause.MIGRATION_HISTORY_INCONSISTENT;
import static dev.lifeguard.finding.Cause.MIGRATION_MULTIPLE_HEADS;
import static dev.lifeguard.finding.Cause.MIGRATION_NOT_APPLIED;
import static dev.lifeguard.finding.Cause.MIGRATION_REVISION_MISSING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.observation.MigrationStanding;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the scripts of Alembic's hang together, and which of them a database is at. */
class AlembicRevisionsTest extends AlembicShop {
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
}
