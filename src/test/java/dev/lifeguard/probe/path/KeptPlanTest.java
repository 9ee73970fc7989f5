package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeguard.probe.Question;
import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.Urls;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked again and again, on a real server. */
class KeptPlanTest {
    private static final Question KEPT = new Question(
            "SELECT $1::int8 + cardinality($2::int4[]) AS sum, (SELECT count(*) FROM pg_prepared_statements) AS kept",
            List.of(40L, List.of(7, 9)));
    private static final Question REFUSED = new Question("SELECT 1 / $1::int8 AS sum", List.of(0L));

    private static RealPostgres postgres;
    private PathRounds looking;

    @BeforeAll
    static void start() {
        postgres = RealPostgres.ofShop(RealPostgres.NEWEST);
        postgres.access("host all all 127.0.0.1/32 scram-sha-256");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void open() {
        looking = PathRounds.at(Urls.app(postgres.port()));
        looking.look();
    }

    @AfterEach
    void close() {
        looking.close();
    }

    @Test
    void nothingIsLeftOnASessionThatMayBeSomebodyElsesNext() {
        Row answer = asked(KEPT);

        assertThat(answer.getLong("sum")).isEqualTo(42);
        assertThat(answer.getLong("kept")).isZero();
    }

    @Test
    void aPlanIsKeptOnceOnASessionThatIsOursAlone() {
        looking.look();
        long before = asked(KEPT).getLong("kept");

        Row again = asked(new Question(KEPT.text(), List.of(1L, List.of())));

        assertThat(again.getLong("sum")).isEqualTo(1);
        assertThat(again.getLong("kept")).isEqualTo(before).isEqualTo(2);
    }

    @Test
    void noMoreThanAFewAreKept() {
        looking.look();

        for (int i = 0; i < 10; i++) {
            assertThat(asked(new Question("SELECT " + i + " AS sum", List.of())).getInteger("sum"))
                    .isEqualTo(i);
        }
        assertThat(asked(KEPT).getLong("kept")).isEqualTo(5);
    }

    @Test
    void aRefusalIsAnAnswerAndTheSessionGoesOnWithoutPlans() {
        looking.look();

        assertThatThrownBy(() -> asked(REFUSED)).isInstanceOf(PgException.class);
        assertThat(asked(KEPT).getLong("sum")).isEqualTo(42);
        assertThat(looking.look().answered()).isTrue();
        assertThat(looking.look().attempts()).as("the same session").isEmpty();
    }

    private Row asked(Question question) {
        return looking.session()
                .use(open -> open.ask(question))
                .map(rows -> rows.get(0))
                .await()
                .atMost(Duration.ofSeconds(20));
    }
}
