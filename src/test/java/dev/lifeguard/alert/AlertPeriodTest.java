package dev.lifeguard.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.finding.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An Alertmanager refuses what ends before it begins. */
class AlertPeriodTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final Duration LIFETIME = Duration.ofMinutes(2);

    @Test
    void oneThatHoldsEndsWhenItWouldNoLongerBeRepeated() {
        assertThat(AlertPeriod.of(since(NOON), Optional.empty(), NOON.plusSeconds(60), LIFETIME))
                .isEqualTo(new AlertPeriod(NOON, NOON.plusSeconds(180)));
    }

    @Test
    void oneThatIsResolvedEndedThen() {
        assertThat(AlertPeriod.of(since(NOON), Optional.of(NOON.plusSeconds(5)), NOON.plusSeconds(60), LIFETIME))
                .isEqualTo(new AlertPeriod(NOON, NOON.plusSeconds(5)));
    }

    @Test
    void withTheClockSetBackWhileItHoldsItBeginsNoLaterThanNow() {
        Instant now = NOON.minus(Duration.ofHours(1));

        assertThat(AlertPeriod.of(since(NOON), Optional.empty(), now, LIFETIME))
                .isEqualTo(new AlertPeriod(now, now.plus(LIFETIME)));
    }

    @Test
    void withTheClockSetBackBeforeItIsResolvedItBeginsNoLaterThanItsEnd() {
        Instant resolved = NOON.minus(Duration.ofHours(1));

        assertThat(AlertPeriod.of(since(NOON), Optional.of(resolved), resolved.plusSeconds(30), LIFETIME))
                .isEqualTo(new AlertPeriod(resolved, resolved));
    }

    private static Alert since(Instant start) {
        return new Alert(
                new AlertKey("default", Cause.CONNECTION_REFUSED),
                new Finding(Cause.CONNECTION_REFUSED, Evidence.none(), Optional.empty()),
                start,
                start,
                Optional.empty(),
                Optional.empty());
    }
}
