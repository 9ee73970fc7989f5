package dev.lifeguard.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DrillAssessmentTest {
    private static final DrillPlan PLAN =
            DrillPlan.of("http://localhost:8000/health", 500, 100, Duration.ofSeconds(60));
    private static final DatabaseUsage BLIND = sight(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    private static DatabaseUsage sight(
            Optional<Integer> before, Optional<Integer> busy, Optional<Integer> ceiling, List<String> causes) {
        return new DatabaseUsage(
                new DatabaseSample(
                        before,
                        before,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()),
                new DatabaseSample(
                        busy,
                        busy,
                        Optional.empty(),
                        ceiling,
                        Optional.of(97),
                        Optional.empty(),
                        causes,
                        busy.isPresent() ? Optional.empty() : Optional.of("because")));
    }

    private static Percentiles times(long fastest, long p50, long p99, long slowest) {
        return new Percentiles(
                Duration.ofMillis(fastest),
                Duration.ofMillis(p50),
                Duration.ofMillis(p99),
                Duration.ofMillis(p99),
                Duration.ofMillis(slowest));
    }

    private static Load load(int answered, int refused, int failed, int hung, long seconds, Percentiles times) {
        return new Load(
                answered + refused + failed + hung,
                answered,
                refused,
                failed,
                hung,
                Map.of(),
                Duration.ofSeconds(seconds),
                times);
    }

    /** A pool of five, two tenths of a second a query: a hundred wait four seconds for their turn. */
    private static final Load QUEUE = load(500, 0, 0, 0, 20, times(200, 3900, 4100, 4200));

    private static String said(Load load, DatabaseUsage sight) {
        return new DrillAssessment(PLAN, load, sight)
                .statements().stream()
                        .map(each -> each.text()
                                + each.setting()
                                        .map(setting -> " -> " + setting)
                                        .orElse(""))
                        .collect(Collectors.joining("\n"));
    }

    @Test
    void aQueueWithoutAnEndIsAMissingPoolTimeout() {
        assertThat(said(QUEUE, BLIND))
                .contains("about 5 were served at a time")
                .contains("pool_timeout is not set, or longer than that")
                .contains("-> create_async_engine(url, pool_timeout=5)")
                .contains("takes about 20 connections")
                .contains("were not seen: because");
    }

    @Test
    void aQueueThatTurnsPeopleAwayHasItsTimeout() {
        assertThat(said(load(300, 200, 0, 0, 20, times(200, 3900, 4100, 4200)), BLIND))
                .contains("200 of 500 requests were answered with an error")
                .doesNotContain("pool_timeout");
    }

    @Test
    void fastAnswersToEverybodyAreNoQueue() {
        assertThat(said(load(500, 0, 0, 0, 1, times(180, 190, 220, 230)), BLIND))
                .doesNotContain("queue", "pool_timeout");
    }

    @Test
    void fewAnswersSayNothingAboutQueues() {
        assertThat(said(load(19, 0, 0, 0, 1, times(10, 500, 900, 900)), BLIND)).doesNotContain("queue");
        assertThat(said(load(20, 0, 0, 0, 1, times(10, 500, 900, 900)), BLIND)).contains("queue");
    }

    @Test
    void silenceIsWorseThanAnError() {
        assertThat(said(load(400, 0, 0, 100, 20, times(200, 3900, 4900, 4900)), BLIND))
                .contains("100 of 500 requests hung: no answer within 5 s, and no error either")
                .contains("pool_timeout=5");
    }

    @Test
    void aHealthEndpointThatFillsThePoolIsNamed() {
        assertThat(said(QUEUE, sight(Optional.of(1), Optional.of(5), Optional.of(5), List.of("app_pool_exhausted"))))
                .contains("the pool has 5, and all were busy")
                .contains("takes a connection of the pool for every request: 5 of 5 were busy, 1 before")
                .contains("/health/ready")
                .contains("Meanwhile this was found: app_pool_exhausted.");
    }

    @Test
    void aPoolThatIsNotTouchedIsNot() {
        assertThat(said(QUEUE, sight(Optional.of(1), Optional.of(1), Optional.of(5), List.of())))
                .doesNotContain("takes a connection of the pool");
    }

    @Test
    void aServerWithoutRoomGetsNoLargerPool() {
        DatabaseUsage full = new DatabaseUsage(
                new DatabaseSample(
                        Optional.of(1),
                        Optional.of(1),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()),
                new DatabaseSample(
                        Optional.of(5),
                        Optional.of(5),
                        Optional.empty(),
                        Optional.of(5),
                        Optional.of(30),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()));
        assertThat(said(QUEUE, full)).doesNotContain("pool_size=");
    }

    @Test
    void nobodyThereIsSaidOnce() {
        assertThat(said(load(0, 0, 500, 0, 1, times(0, 0, 0, 0)), BLIND))
                .contains("nothing serves HTTP at this address")
                .doesNotContain("queue", "cannot take");
    }
}
