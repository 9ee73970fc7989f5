package dev.lifeguard.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lifeguard.observation.Fleet;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerShareTest {
    private static final Map<QuestionKind, Duration> USUAL = Map.of(
            QuestionKind.PING, Duration.ofMillis(10),
            QuestionKind.GLANCE, Duration.ofSeconds(15),
            QuestionKind.SURVEY, Duration.ofMinutes(2),
            QuestionKind.LOGIN, Duration.ofMinutes(1),
            QuestionKind.MIGRATIONS, Duration.ofSeconds(30));

    private final ServerShare share = new ServerShare(0.01);

    @ParameterizedTest
    @CsvSource({"1, 0.01", "10, 0.01", "100, 0.01", "300, 0.03", "1000, 0.1", "1001, 0.1", "10000, 0.1"})
    void aHundredHaveOnePercentAndAnyNumberAtMostTen(int sidecars, double together) {
        assertThat(share.together(sidecars)).isCloseTo(together, within(1e-9));
        assertThat(share.each(sidecars) * sidecars).isCloseTo(together, within(1e-9));
    }

    @Test
    void thePartsAreTheWhole() {
        assertThat(Stream.of(QuestionKind.values())
                        .mapToDouble(QuestionKind::part)
                        .sum())
                .isCloseTo(1, within(1e-9));
    }

    /** However many there are, and whatever each would like, all that is asked is within the share. */
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 50, 100, 300, 1_000, 3_000})
    void whatAllAskTogetherStaysWithinIt(int sidecars) {
        Fleet fleet = new Fleet(1, sidecars - 1, 0, sidecars, 1.0, 1);

        double taken = Stream.of(QuestionKind.values())
                .mapToDouble(kind -> sidecars
                        * kind.cost(fleet)
                        / (share.pace(kind, USUAL.get(kind), fleet).toNanos() / 1e9))
                .sum();

        assertThat(taken).isLessThanOrEqualTo(share.together(sidecars) * 1.001);
    }

    /** What is configured to be asked more often than usual leaves less to pings. */
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 30, 50, 100, 1_000})
    void whoWantsToKnowMoreOftenTakesNoMore(int sidecars) {
        Fleet fleet = new Fleet(1, sidecars - 1, 0, sidecars, 1.0, 1);
        Map<QuestionKind, Duration> often = Map.of(
                QuestionKind.PING, Duration.ofMillis(100),
                QuestionKind.GLANCE, Duration.ofSeconds(1),
                QuestionKind.SURVEY, Duration.ofSeconds(8),
                QuestionKind.LOGIN, Duration.ofSeconds(5),
                QuestionKind.MIGRATIONS, Duration.ofSeconds(1));
        ServerShare eager = new ServerShare(0.01, often);

        double taken = Stream.of(QuestionKind.values())
                .mapToDouble(kind -> sidecars
                        * kind.cost(fleet)
                        / (eager.pace(kind, often.get(kind), fleet).toNanos() / 1e9))
                .sum();

        assertThat(taken).isLessThanOrEqualTo(eager.together(sidecars) * 1.001);
    }

    @Test
    void whatIsWantedMoreRarelyIsLeftAlone() {
        Fleet few = new Fleet(1, 9, 0, 30, 1.0, 1);

        assertThat(share.pace(QuestionKind.SURVEY, Duration.ofMinutes(1), few)).isEqualTo(Duration.ofMinutes(1));
        assertThat(share.pace(QuestionKind.GLANCE, Duration.ofSeconds(15), few)).isEqualTo(Duration.ofSeconds(15));
    }

    /** A finding about this pod takes two glances; they are as far apart as for one alone. */
    @Test
    void amongAHundredAGlanceIsAsOftenAsAlone() {
        Fleet hundred = new Fleet(1, 100, 0, 120, 1.0, 1);

        assertThat(share.pace(QuestionKind.GLANCE, Duration.ofSeconds(15), hundred))
                .isEqualTo(Duration.ofSeconds(15));
        assertThat(share.urgentPace(QuestionKind.GLANCE, Duration.ofMillis(3_750), hundred))
                .isLessThan(Duration.ofSeconds(10));
    }

    /** What the others do not need goes to pings, so that a silence is met soon where there are not too many. */
    @ParameterizedTest
    @CsvSource({"1, 0, 800", "10, 0, 800", "30, 1000, 2500", "100, 8000, 16000"})
    void pingsHaveWhatOthersLeave(int sidecars, long least, long most) {
        Fleet fleet = new Fleet(1, sidecars - 1, 0, sidecars, 1.0, 1);

        assertThat(share.pace(QuestionKind.PING, Duration.ofMillis(800), fleet))
                .isBetween(Duration.ofMillis(Math.max(800, least)), Duration.ofMillis(most));
    }

    @Test
    void aSlowServerIsAskedMoreRarelyAndAFastOneMoreOften() {
        Fleet slow = new Fleet(1, 999, 0, 1_000, 2.0, 1);
        Fleet fast = new Fleet(1, 999, 0, 1_000, 0.5, 1);

        assertThat(share.pace(QuestionKind.GLANCE, Duration.ofMillis(1), slow))
                .isCloseTo(
                        share.pace(QuestionKind.GLANCE, Duration.ofMillis(1), fast)
                                .multipliedBy(4),
                        Duration.ofMillis(1));
    }
}
