package dev.lifeguard.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.observation.ActivityObservation;
import dev.lifeguard.observation.Capacity;
import dev.lifeguard.observation.Fleet;
import dev.lifeguard.observation.IdleLimits;
import dev.lifeguard.observation.MigrationObservation;
import dev.lifeguard.observation.MigrationState;
import dev.lifeguard.observation.MigrationTool;
import dev.lifeguard.observation.NewConnectionObservation;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.PoolFacts;
import dev.lifeguard.observation.Timings;
import dev.lifeguard.observation.Unseen;
import dev.lifeguard.probe.ServerShare;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FleetPaceTest {
    private static final Instant AT = ManualScheduler.START;
    private static final Observation ANSWER = PathObservations.answer(AT);
    private static final Observation REFUSED = PathObservations.refused(AT);
    private static final Observation SILENT = PathObservations.silence(AT);
    private static final Observation FULL = PathObservations.failure(AT, PathObservations.said("53300"));

    private final Cadence cadence =
            new Cadence(Duration.ofSeconds(2), Duration.ofMillis(800), Duration.ofSeconds(1), Duration.ofSeconds(3));
    private final FleetPace pace = new FleetPace(cadence, new ServerShare(0.01), new Random(1));

    @ParameterizedTest
    @CsvSource({"0, 720, 800", "10, 720, 800", "99, 9000, 10000", "999, 9000, 10000"})
    void pingsAreStretchedAsOthersJoin(int peers, long atLeast, long atMost) {
        pace.saw(among(peers));

        assertThat(pace.after(ANSWER, cadence.after(ANSWER)).toMillis()).isBetween(atLeast, atMost);
    }

    @ParameterizedTest
    @CsvSource({"0, 54000, 60000", "99, 900000, 1000000"})
    void newConnectionsAreStretchedMore(int peers, long atLeast, long atMost) {
        pace.saw(among(peers));

        assertThat(pace.after(new Unseen(AT, "new-connection", "no"), Duration.ofMinutes(1))
                        .toMillis())
                .isBetween(atLeast, atMost);
    }

    /** Three hundred that start together are unsettled for an hour: that must not cost as much as all else together. */
    @Test
    void untilItIsSettledAFleetTakesLessThanAThirdOfItsShareForLogins() {
        pace.saw(among(299));
        Observation beside = new NewConnectionObservation(AT, Optional.of((PathObservation) ANSWER), 1);

        double each = pace.after(beside, Duration.ofSeconds(5)).toMillis() / 1e3;

        assertThat(299 * 0.012 / each)
                .as("of a core, of which they may take 0.03")
                .isLessThan(0.011);
    }

    /** Where a process is dear, as on some virtual machines, a login is what costs most. None is taken to be cheap. */
    @ParameterizedTest
    @CsvSource({"8, 900000, 1000000", "40, 4500000, 5000000", "2, 900000, 1000000"})
    void newConnectionsAreAsRareAsTheirLoginsAreDear(long login, long atLeast, long atMost) {
        pace.saw(among(99));
        pace.saw(new NewConnectionObservation(AT, Optional.of(letInAfter(Duration.ofMillis(login))), 3));

        assertThat(pace.after(new Unseen(AT, "new-connection", "no"), Duration.ofMinutes(1))
                        .toMillis())
                .isBetween(atLeast, atMost);
    }

    @Test
    void dearLoginsMakeNoPingRarer() {
        pace.saw(letInAfter(Duration.ofMillis(40)));
        pace.saw(among(20));

        assertThat(pace.after(ANSWER, cadence.after(ANSWER))).isLessThan(Duration.ofMillis(1_300));
    }

    private static PathObservation letInAfter(Duration login) {
        PathObservation answer = (PathObservation) ANSWER;
        return new PathObservation(
                AT,
                answer.url(),
                answer.attempts(),
                Timings.fresh(Map.of(Phase.AUTH, login)),
                answer.failure(),
                answer.tlsWorks(),
                answer.server(),
                answer.certificate(),
                answer.recentQueries());
    }

    @ParameterizedTest
    @CsvSource({"1, 4500, 5000", "2, 4500, 5000", "3, 54000, 60000"})
    void untilItIsSettledWhereNewConnectionsLeadTheyAreOpenedSoon(int alike, long atLeast, long atMost) {
        pace.saw(among(0));
        Duration wanted = alike < NewConnectionObservation.SETTLED ? Duration.ofSeconds(5) : Duration.ofMinutes(1);
        Observation beside = new NewConnectionObservation(AT, Optional.of((PathObservation) ANSWER), alike);

        assertThat(pace.after(beside, wanted).toMillis()).isBetween(atLeast, atMost);
    }

    @ParameterizedTest
    @CsvSource({"0, 5000", "99, 8000", "299, 24000", "999, 30000"})
    void newConnectionsThatFailAreTriedAgainWithinHalfAMinuteHoweverManyWatch(int peers, long atMost) {
        pace.saw(among(peers));
        PathObservation failed = (PathObservation) REFUSED;
        Observation beside = new NewConnectionObservation(AT, Optional.of(failed), 1);

        assertThat(Stream.generate(
                                () -> pace.after(beside, Duration.ofSeconds(5)).toMillis())
                        .limit(500)
                        .max(Long::compare)
                        .orElseThrow())
                .isBetween(atMost * 9 / 10, atMost);
    }

    @ParameterizedTest
    @CsvSource({"0, 30000", "999, 30000"})
    void migrationsThatAreMissingAreLookedForWithinHalfAMinuteHoweverManyWatch(int peers, long atMost) {
        pace.saw(among(peers));
        Observation behind = new MigrationObservation(
                AT,
                List.of(new MigrationState(
                        MigrationTool.ALEMBIC,
                        Optional.of("public.alembic_version"),
                        List.of("a"),
                        Optional.empty(),
                        List.of("b"),
                        Optional.of(List.of("b")),
                        List.of(),
                        Optional.empty())),
                Optional.empty());

        assertThat(pace.after(behind, Duration.ofSeconds(30)).toMillis()).isBetween(atMost * 9 / 10, atMost);
    }

    @Test
    void aProbeThatCostsTheServerNothingKeepsItsPace() {
        pace.saw(among(999));

        assertThat(pace.after(new Unseen(AT, "pooler", "no"), Duration.ofSeconds(15)))
                .isBetween(Duration.ofMillis(13_500), Duration.ofSeconds(15));
    }

    @Test
    void oneAloneComesBackAsSoonAsItCan() {
        assertThat(pace.after(REFUSED, cadence.after(REFUSED)).toMillis()).isBetween(450L, 500L);
    }

    @Test
    void aFleetComesBackSpreadOverAWindowThatGrowsWithItAndHasAnEnd() {
        assertThat(spread(100)).isBetween(Duration.ofMillis(3_300), Duration.ofMillis(3_500));
        assertThat(spread(300)).isBetween(Duration.ofMillis(4_350), Duration.ofMillis(4_500));
        assertThat(spread(5_000)).isBetween(Duration.ofMillis(4_400), Duration.ofMillis(4_500));
    }

    /** From the first to the last of them. */
    private static Duration spread(int sidecars) {
        TreeSet<Duration> comesBack = new TreeSet<>();
        for (int seed = 0; seed < sidecars; seed++) {
            FleetPace each = new FleetPace(Scene.CADENCE, new ServerShare(0.01), new Random(seed * 7_919L));
            each.saw(among(sidecars - 1));
            comesBack.add(each.after(REFUSED, Scene.CADENCE.after(REFUSED)));
        }
        assertThat(comesBack.last()).isLessThanOrEqualTo(FleetPace.LONGEST_WINDOW);
        return comesBack.last().minus(comesBack.first());
    }

    @Test
    void aServerThatIsFullIsAskedEverMoreRarely() {
        List<Long> longest =
                Stream.of(1, 2, 3, 4, 5, 6).map(round -> longestAfter(FULL)).toList();

        assertThat(longest.get(0)).isBetween(1_800L, 2_000L);
        assertThat(longest.get(1)).isBetween(3_800L, 4_000L);
        assertThat(longest.get(2)).isBetween(7_500L, 8_000L);
        assertThat(longest.subList(3, 6)).allSatisfy(last -> assertThat(last).isBetween(14_500L, 15_000L));
    }

    @ParameterizedTest
    @CsvSource({"0, 500, 500, 1000, 2000", "99, 4000, 4000, 8000, 16000", "299, 5000, 12000, 24000, 30000"})
    void aServerThatStaysSilentIsLeftInPeaceByALargeFleet(int peers, long first, long third, long fourth, long fifth) {
        pace.saw(among(peers));

        List<Long> longest =
                Stream.of(1, 2, 3, 4, 5, 6).map(round -> longestAfter(SILENT)).toList();

        assertThat(longest.get(0)).isBetween(first * 95 / 100, first);
        assertThat(longest.get(1)).isBetween(first * 95 / 100, first);
        assertThat(longest.get(2)).isBetween(third * 95 / 100, third);
        assertThat(longest.get(3)).isBetween(fourth * 95 / 100, fourth);
        assertThat(longest.get(4)).isBetween(fifth * 95 / 100, fifth);
        assertThat(longest.get(5)).isBetween(fifth * 95 / 100, fifth);
    }

    @Test
    void oneThatFallsSilentWhileAFleetComesBackIsLeftInPeaceAtOnce() {
        pace.saw(among(299));
        pace.saw(REFUSED);

        assertThat(longestAfter(SILENT)).isBetween(11_500L, 12_000L);
    }

    @Test
    void oneThatRefusesInBetweenIsThereAgainSoon() {
        pace.saw(among(299));
        Stream.of(1, 2, 3, 4, 5).forEach(round -> pace.saw(SILENT));

        assertThat(longestAfter(REFUSED)).isLessThanOrEqualTo(FleetPace.LONGEST_WINDOW.toMillis());
    }

    private long longestAfter(Observation latest) {
        pace.saw(latest);
        return Stream.generate(() -> pace.after(latest, cadence.after(latest)).toMillis())
                .limit(500)
                .max(Long::compare)
                .orElseThrow();
    }

    @Test
    void oneThatHasRoomAgainIsAskedAsUsual() {
        pace.saw(FULL);
        pace.saw(FULL);
        pace.saw(ANSWER);
        pace.saw(FULL);

        assertThat(pace.after(FULL, cadence.after(FULL))).isLessThanOrEqualTo(Duration.ofSeconds(2));
    }

    static Observation among(int peers) {
        return new ActivityObservation(
                AT,
                AT,
                new Capacity(100, 3, 1, Optional.empty(), Optional.empty(), 0),
                Map.of(),
                List.of(),
                new Fleet(1, peers, 0, peers + 1, 1.0, 1),
                Optional.empty(),
                new IdleLimits(Optional.empty(), Optional.empty()),
                Optional.empty(),
                PoolFacts.unseen("not looked for"),
                Optional.empty());
    }
}
