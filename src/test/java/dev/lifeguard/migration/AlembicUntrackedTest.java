package dev.lifeguard.migration;

import static dev.lifeguard.finding.Cause.MIGRATION_ALREADY_APPLIED_UNTRACKED;
import static dev.lifeguard.finding.Cause.MIGRATION_NOT_APPLIED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is in a database already that a script of Alembic's would make. */
class AlembicUntrackedTest extends AlembicShop {
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
}
