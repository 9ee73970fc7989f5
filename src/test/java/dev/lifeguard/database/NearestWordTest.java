package dev.lifeguard.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestWordTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            asyncpg, asyncpg, 0
            asynpg,  asyncpg, 1
            asynccpg, asyncpg, 1
            asyncpq, asyncpg, 1
            aysncpg, asyncpg, 1
            asyncgp, asyncpg, 1
            pasyncg, asyncpg, 2
            '',      asyncpg, 7
            asyncpg, '',      7
            """)
    void countsEdits(String typed, String known, int edits) {
        assertThat(NearestWord.edits(typed, known)).isEqualTo(edits);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            limt,   limit
            beofre, before
            limits, limit
            li,     -
            page,   -
            """)
    void aQuarterOfTheLettersMayDiffer(String typed, String near) {
        assertThat(NearestWord.to(typed, List.of("limit", "before", "age"))).isEqualTo(Optional.ofNullable(near));
    }
}
