package dev.lifeguard.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    @Test
    void onlyMoreOfWhatWeighsIsWorse() {
        Evidence two = Evidence.of("role", "app").andWeight("dead", 2);

        assertThat(Evidence.of("role", "app").andWeight("dead", 3).isWorseThan(two))
                .isTrue();
        assertThat(Evidence.of("role", "app").andWeight("dead", 2).isWorseThan(two))
                .isFalse();
        assertThat(Evidence.of("role", "other").andWeight("dead", 1).isWorseThan(two))
                .isFalse();
        assertThat(Evidence.of("dead", 3).isWorseThan(two)).as("without weight").isFalse();
    }

    @Test
    void aWeightThatIsKnownIsWorseThanOneThatIsNot() {
        Evidence unknown = Evidence.none().andWeight("dead", Optional.empty());

        assertThat(Evidence.none().andWeight("dead", 1).isWorseThan(unknown)).isTrue();
        assertThat(unknown.isWorseThan(unknown)).isFalse();
        assertThat(unknown.isWorseThan(Evidence.none().andWeight("dead", 1))).isFalse();
    }

    @Test
    void textAndListsAreBounded() {
        Evidence all = Evidence.of("fits", "x".repeat(Evidence.LONGEST_TEXT))
                .and("long", "x".repeat(Evidence.LONGEST_TEXT + 1))
                .and("many", Collections.nCopies(Evidence.LONGEST_LIST + 1, "each"));

        assertThat(all.get("fits")).contains("x".repeat(Evidence.LONGEST_TEXT));
        assertThat(all.get("long")).contains("x".repeat(Evidence.LONGEST_TEXT - 1) + "…");
        assertThat(all.get("many")).contains(Collections.nCopies(Evidence.LONGEST_LIST, "each"));
    }

    @Test
    void nothingAddsNothing() {
        assertThat(Evidence.of("a", null).and("b", "").and("c", Optional.empty()))
                .isEqualTo(Evidence.none());
    }

    @Test
    void theSameFactsAreTheSameEvidence() {
        Evidence one = Evidence.of("pids", List.of(1, 2));

        assertThat(one)
                .isEqualTo(Evidence.of("pids", List.of("1", "2")))
                .hasSameHashCodeAs(Evidence.of("pids", List.of("1", "2")));
        assertThat(one).isNotEqualTo(Evidence.of("pids", List.of(1)));
        assertThat(one).hasToString("{pids=[1, 2]}");
    }
}
