package dev.lifeguard.migration.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.migration.alembic.graph.ScriptText;
import dev.lifeguard.migration.alembic.python.NotPython;
import dev.lifeguard.migration.alembic.upgrade.SchemaChange;
import dev.lifeguard.migration.alembic.upgrade.UpgradeScript;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpgradeTextTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            op.create_table('t', sa.Column('a', X), sa.UniqueConstraint('a')) | CREATE_TABLE t  [a]
            op.create_table('t', schema='s', if_not_exists=True)              | CREATE_TABLE s.t  [] tolerant
            op.drop_table('t')                                                | DROP_TABLE t  []
            op.rename_table('t', 'u')                                         | RENAME_TABLE t u []
            op.add_column('t', sa.Column('a', sa.Text(), nullable=False))     | ADD_COLUMN t a []
            op.add_column(table_name='t', column=Column('a'))                 | ADD_COLUMN t a []
            op.drop_column('t', 'a')                                          | DROP_COLUMN t a []
            op.alter_column('t', 'a', new_column_name='b')                    | RENAME_COLUMN t b [a]
            op.alter_column('t', 'a', nullable=False)                         | -
            op.create_index(op.f('ix'), 't', ['a'])                           | CREATE_INDEX t ix []
            op.drop_index('ix', table_name='t')                               | DROP_INDEX t ix []
            op.create_foreign_key('fk', 't', 'u', ['a'], ['b'])               | -
            with op.batch_alter_table('t') as b:~    b.add_column(sa.Column('a')) | ADD_COLUMN t a []
            with op.batch_alter_table('t', schema='s') as b:~    b.drop_column('a') | DROP_COLUMN s.t a []
            op.execute('CREATE TABLE IF NOT EXISTS t (a int)')                | CREATE_TABLE t  [] tolerant
            op.execute(sa.text('alter table s.t add column a int'))           | ADD_COLUMN s.t a []
            return~    op.drop_table('t')                                     | -
            """)
    void certainChangesAreSteps(String body, String steps) throws NotPython {
        UpgradeScript upgrade = upgrade(body);

        assertThat(shown(upgrade.steps())).isEqualTo(steps);
        assertThat(upgrade.untold()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            if x:~    op.drop_table('t')                    | false
            if x: op.drop_table('t')                        | false
            for x in ['t']:~    op.drop_table('t')          | false
            try:~    op.drop_table('t')~except E:~    pass  | false
            if x:~    return~op.drop_table('t')             | false
            op.execute('DROP TABLE t')                      | false
            bind.execute(sa.text('DROP TABLE t'))           | false
            [op.drop_table(x) for x in ('t',)]              | true
            for x in ('t',):~    op.drop_table(x)           | true
            op.drop_table(NAME)                             | true
            op.execute(f'DROP TABLE {t}')                   | true
            helper()                                        | true
            models.drop(bind)                               | true
            """)
    void whatIsNotCertainIsNoStep(String body, boolean untold) throws NotPython {
        UpgradeScript upgrade = upgrade(body);

        assertThat(upgrade.steps()).isEmpty();
        assertThat(upgrade.untold()).isEqualTo(untold);
        assertThat(untold || upgrade.words().contains("t")).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            op.create_index('ix', 't', ['a'], postgresql_concurrently=True)  | CREATE INDEX CONCURRENTLY ix
            op.create_index('ix', 't', ['a'], postgresql_concurrently=False) | -
            op.drop_index('ix', table_name='t', postgresql_concurrently=True) | DROP INDEX CONCURRENTLY ix
            op.execute('CREATE UNIQUE INDEX CONCURRENTLY ix ON t (a)')       | CREATE UNIQUE INDEX CONCURRENTLY ix ON t (a)
            op.execute('VACUUM t')                                           | VACUUM t
            op.execute('COMMIT')~op.execute('VACUUM t')                      | -
            op.execute("COMMENT ON TABLE t IS 'vacuum it'")                  | -
            if x:~    op.execute('VACUUM t')                                 | -
            with op.get_context().autocommit_block():~    op.execute('VACUUM t') | -
            """)
    void whatCannotRunInATransactionIsSeen(String body, String statement) throws NotPython {
        assertThat(upgrade(body).outside().orElse(null)).isEqualTo(statement);
    }

    private static UpgradeScript upgrade(String body) throws NotPython {
        String indented = body.replace("~", "\n").indent(4);
        return ScriptText.read(
                        "x.py",
                        "revision = 'a'\ndef upgrade() -> None:\n" + indented + "\n"
                                + "def downgrade():\n    op.execute('VACUUM x')\n    op.drop_table('x')\n")
                .upgrade();
    }

    private static String shown(List<SchemaChange> steps) {
        return steps.isEmpty()
                ? "-"
                : steps.stream()
                        .map(step -> step.kind() + " "
                                + step.schema().map(schema -> schema + ".").orElse("")
                                + step.table() + " " + step.name() + " " + step.columns()
                                + (step.tolerant() ? " tolerant" : ""))
                        .collect(Collectors.joining("; "));
    }
}
