package dev.lifeguard.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.finding.Finding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlStatesTest {
    private static final Explainer EXPLAINER = Explainer.load();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '^', textBlock = """
            SQLSTATE 53300                                          | too_many_clients
            SQLSTATE[53300]                                         | too_many_clients
            (SQLSTATE 28P01)                                        | auth_failed
            ERROR: 53300: ちょっと                                     | too_many_clients
            code: '28P01'                                           | auth_failed
            sqlState: "3D000"                                       | unknown_database
            PgException: (53300)                                    | too_many_clients
            sqlstate=40P01                                          | deadlock
            28P01: пароль                                           | auth_failed
            code: SqlState(E42P01)                                  | migration_not_applied
            "code":"55P03"                                          | lock_timeout
            SQL State  : 42P07                                      | migration_already_applied_untracked
            psycopg2.errors.UndefinedColumn                         | migration_not_applied
            asyncpg.exceptions.TooManyConnectionsError              | too_many_clients
            PG::ReadOnlySqlTransaction                              | read_only
            (undefined_table)                                       | migration_not_applied
            SQLSTATE[HY000] [2002]                                  | -
            SQLSTATE 23505                                          | -
            order 53300 was sent                                    | -
            wrote 40001 buffers                                     | -
            mysql SQLSTATE[28000] [1045]                            | -
            DB2 SQL Error: SQLCODE=-911, SQLSTATE=40001             | -
            request-57P01-aa                                        | -
            version 2.57P01.3                                       | -
            """)
    void aStateDecidesInAnyForm(String text, String cause) {
        assertThat(EXPLAINER.explain(text).stream()
                        .map(Finding::cause)
                        .map(each -> each.slug())
                        .findFirst())
                .isEqualTo(java.util.Optional.ofNullable(cause));
    }
}
