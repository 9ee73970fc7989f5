package dev.lifeguard.probe.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementTextTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELECT * FROM t1 WHERE a = 'hunter2'              | SELECT * FROM t1 WHERE a = ?
            SELECT 'it''s hunter2', 5                         | SELECT ?, ?
            SELECT E'a\\'hunter2', x                          | SELECT ?, x
            SELECT 'C:\\', y                                  | SELECT …
            SELECT 'hunter2                                   | SELECT …
            SELECT $$hunter2$$, $1, $22                       | SELECT ?, $1, $22
            SELECT $q$hunter2 $$ $q$ FROM t                   | SELECT ? FROM t
            SELECT $q$hunter2                                 | SELECT ?…
            SELECT 1.5e10, .5, 0x1F, 1_000, t2.c3             | SELECT ?, ?, ?, ?, t2.c3
            SELECT /* hunter2 /* nested */ hunter2 */ a       | SELECT a
            SELECT /* hunter2                                 | SELECT …
            SELECT a -- hunter2                               | SELECT a …
            SELECT U&'hunter2', B'1', X'FF', N'hunter2'       | SELECT ?, ?, ?, ?
            SELECT "Big Table".x                              | SELECT "Big Table".x
            SELECT "hunter2                                   | SELECT …
            ALTER ROLE app PASSWORD 'hunter2'                 | ALTER ROLE app PASSWORD ?
            ALTER ROLE app PASSWORD "hunter2" NOLOGIN         | ALTER ROLE app PASSWORD ? NOLOGIN
            create user app encrypted password hunter2        | create user app encrypted password ?
            SELECT password FROM users                        | SELECT password FROM users
            SET app.token = hunter2                           | SET app.token …
            set local x to 'hunter2'                          | set local x …
            /* web */ SET app.token = hunter2                 | SET app.token …
            BEGIN; SET LOCAL app.token TO hunter2; SELECT 1   | BEGIN; SET LOCAL app.token …
            ALTER ROLE app SET app.token = hunter2            | ALTER ROLE app SET app.token …
            ALTER ROLE app IN DATABASE shop SET x TO hunter2  | ALTER ROLE app IN DATABASE shop SET x …
            ALTER /* a */ DATABASE shop SET app.key = hunter2 | ALTER DATABASE shop SET app.key …
            alter system set app.key = hunter2                | alter system set app.key …
            SELECT 1;SET app.key=hunter2                      | SELECT ?;SET app.key …
            SET "app.key" = hunter2                           | SET "app.key" …
            UPDATE t SET a = b WHERE c = 5                    | UPDATE t SET a = b WHERE c = ?
            SELECT   a,     b                                 | SELECT a, b
            BEGIN                                             | BEGIN
            SELECT a::text, -5                                | SELECT a::text, -?
            """)
    void valuesAreLeftOut(String text, String shown) {
        assertThat(StatementText.withoutValues(text)).isEqualTo(shown);
    }

    @Test
    void aCommentEndsWithItsLine() {
        assertThat(StatementText.withoutValues("SELECT a -- hunter2\n FROM t")).isEqualTo("SELECT a FROM t");
    }

    @Test
    void whatIsLongIsShortened() {
        assertThat(StatementText.withoutValues("SELECT " + "a, ".repeat(500)))
                .hasSize(StatementText.LONGEST)
                .endsWith("…");
    }

    /** Wherever the server cuts a statement, and whatever stands around the value, it does not show. */
    @Test
    void noCutShowsAValue() {
        Random random = new Random(7);
        String[] parts = {
            "SELECT ",
            "a, ",
            "'x hunter2'",
            "E'\\'hunter2'",
            "$$hunter2$$",
            "$t$hunter2$t$",
            "/*hunter2*/",
            "--hunter2\n",
            "'\\'",
            "''",
            " FROM t ",
            "N'hunter2'",
            "\n"
        };
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(8); i >= 0; i--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            String cut = text.substring(0, random.nextInt(text.length() + 1));
            if (!cut.contains("'\\'")) {
                assertThat(StatementText.withoutValues(cut)).as(cut).doesNotContain("hunter");
            }
        }
    }
}
