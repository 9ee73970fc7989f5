package dev.lifeguard.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class DatabaseUrlTest {
    static List<UrlTable.Row> rows() {
        return UrlTable.rows();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void isUnderstoodAsTheTableSays(UrlTable.Row row) {
        assertThat(UrlTable.understood(DatabaseUrl.parse(row.text()))).isEqualTo(row.understood());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void complainsAsTheTableSays(UrlTable.Row row) {
        DatabaseUrl url = DatabaseUrl.parse(row.text());

        assertThat(UrlTable.complaints(url)).isEqualTo(row.complaints());
        assertThat(UrlTable.corrected(url)).isEqualTo(row.corrected());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void correctedFormHasNothingLeftToCorrect(UrlTable.Row row) {
        for (UrlProblem complaint : DatabaseUrl.parse(row.text()).complaints()) {
            complaint.corrected().ifPresent(corrected -> {
                DatabaseUrl again = DatabaseUrl.parse(corrected.replace("***", "pw"));

                assertThat(again.usable()).isTrue();
                assertThat(UrlTable.corrected(again)).isEmpty();
            });
        }
    }

    @Test
    void namesOfTheTableAreUnique() {
        assertThat(rows())
                .extracting(UrlTable.Row::name)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgresql://app:pw@db/shop                       | postgresql://app@db:5432/shop
            postgres://app:pw@db:5433/shop?sslmode=require    | postgresql://app@db:5433/shop
            postgresql+asyncpg://app:pw@[::1]/shop            | postgresql://app@[::1]:5432/shop
            postgresql://app:pw@h1:1,h2/shop                  | postgresql://app@h1:1,h2:5432/shop
            jdbc:postgresql://db/shop?user=app&password=pw    | postgresql://app@db:5432/shop
            host=db user=app password=pw                      | postgresql://app@db:5432
            postgresql:///shop?host=/run/pg                   | postgresql:///shop?host=/run/pg
            host=/run/pg port=5433 user=app                   | postgresql://app@/?host=/run/pg&port=5433
            host=/run/pg,db user=app                          | postgresql://app@%2Frun%2Fpg:5432,db:5432
            postgresql://a%40b:pw@db/my%20shop                | postgresql://a%40b@db:5432/my%20shop
            mysql://app:pw@db/shop                            | ''
            """)
    void redactedFormHasNoPasswordAndNoParameters(String text, String redacted) {
        assertThat(DatabaseUrl.parse(text).redacted()).isEqualTo(redacted);
    }

    @Test
    void redactedFormReadsAsTheSameTarget() {
        for (UrlTable.Row row : rows()) {
            DatabaseUrl url = DatabaseUrl.parse(row.text());
            if (url.usable()) {
                DatabaseUrl again = DatabaseUrl.parse(url.redacted());
                assertThat(again.endpoints())
                        .as(row.name())
                        .extracting(Endpoint::toString)
                        .isEqualTo(
                                url.endpoints().stream().map(Endpoint::toString).toList());
                assertThat(again.user()).isEqualTo(url.user());
                assertThat(again.database()).isEqualTo(url.database());
            }
        }
    }

    @Test
    void textAtTheLimitIsReadAndOneCharacterMoreIsRefused() {
        String url = "postgresql://app@db/";
        String longest = url + "d".repeat(UrlParser.LONGEST - url.length());

        assertThat(DatabaseUrl.parse(longest).usable()).isTrue();
        assertThat(DatabaseUrl.parse(longest + "d").usable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@", ":", "/", "%", "a", "a@", "[", "1,", "@/", "?a=", "'", "\\", " ", "=", "\"", "a;", "${", "é", ":1"
            })
    @Timeout(5)
    void hostileTextIsReadInTime(String piece) {
        for (String start :
                List.of("", "postgresql://", "jdbc:postgresql://", "host=", "postgresql+asyncpg://a:b@h/?host=")) {
            String text = start + piece.repeat((UrlParser.LONGEST - start.length()) / piece.length());

            assertThat(DatabaseUrl.parse(text)).isNotNull();
        }
    }

    @Test
    void saysWhichCharacterIsWrongInWhichPart() {
        assertThat(DatabaseUrl.parse("postgresql+asyncpg://app:a@b/c@db/shop").complaints())
                .singleElement()
                .satisfies(complaint -> {
                    assertThat(complaint.what()).startsWith("the password holds @ / unencoded: SQLAlchemy ends");
                    assertThat(complaint.corrected()).contains("postgresql+asyncpg://app:***@db/shop");
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgresql+asynpg          | SQLAlchemy has no driver called asynpg for postgresql: it wants postgresql+asyncpg://
            postgresql+psycopg3        | SQLAlchemy has no driver called psycopg3 for postgresql: it wants postgresql+psycopg://
            postgresql+psycopg2-binary | SQLAlchemy has no driver called psycopg2-binary for postgresql: it wants postgresql+psycopg2://
            postgresql+Asyncpg         | SQLAlchemy has no driver called Asyncpg for postgresql: it wants postgresql+asyncpg://
            cockroachdb+psycopg3       | SQLAlchemy has no driver called psycopg3 for cockroachdb: it wants cockroachdb+psycopg://
            postgres+asynpg            | SQLAlchemy has no dialect called postgres (since 1.4): it wants postgresql+asyncpg://
            postgres+asyncpg           | SQLAlchemy has no dialect called postgres (since 1.4): it wants postgresql+asyncpg://
            """)
    void saysWhatSqlAlchemyLacks(String scheme, String what) {
        assertThat(DatabaseUrl.parse(scheme + "://app:pw@db/shop").complaints())
                .extracting(UrlProblem::what)
                .containsExactly(what);
    }
}
