package dev.lifeguard.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.sqlclient.Tuple;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionTest {
    @Test
    void itsValuesStandInPlaceWhereNothingCanBePrepared() {
        Question question =
                new Question("SELECT $1::int8, $2::bool, $3::int4[], $1::int8", List.of(5L, true, List.of(7, 9)));

        assertThat(question.inline()).isEqualTo("SELECT 5::int8, true::bool, '{7,9}'::int4[], 5::int8");
    }

    @Test
    void theTenthIsNotTheFirst() {
        Question question =
                new Question("SELECT $10::int8, $1::int8", List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L));

        assertThat(question.inline()).isEqualTo("SELECT 10::int8, 1::int8");
    }

    @Test
    void aPreparedStatementTakesListsAsArrays() {
        Tuple tuple = new Question("SELECT $1::int8, $2::int4[]", List.of(5L, List.of())).tuple();

        assertThat(tuple.getValue(0)).isEqualTo(5L);
        assertThat(tuple.getValue(1)).isEqualTo(new Integer[0]);
    }
}
