package dev.lifeguard.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.alert.Alert;
import dev.lifeguard.alert.AlertKey;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.finding.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final Outbox outbox = new Outbox(2);

    @Test
    void ofEachAlertOnlyTheLatestWaits() {
        outbox.put(firing(Cause.DNS_FAILURE));
        outbox.put(firing(Cause.READ_ONLY));
        outbox.put(AlertMessage.resolved(alert(Cause.DNS_FAILURE), NOW));

        assertThat(outbox.next(10))
                .containsExactly(firing(Cause.READ_ONLY), AlertMessage.resolved(alert(Cause.DNS_FAILURE), NOW));
    }

    @Test
    void whatChangedWhileItWasToldIsToldAgain() {
        outbox.put(firing(Cause.DNS_FAILURE));
        List<AlertMessage> told = outbox.next(10);
        outbox.put(AlertMessage.resolved(alert(Cause.DNS_FAILURE), NOW));

        outbox.told(told);

        assertThat(outbox.next(10)).containsExactly(AlertMessage.resolved(alert(Cause.DNS_FAILURE), NOW));
    }

    @Test
    void beyondItsBoundTheOldestGoes() {
        assertThat(outbox.put(firing(Cause.DNS_FAILURE))).isZero();
        assertThat(outbox.put(firing(Cause.READ_ONLY))).isZero();
        assertThat(outbox.put(firing(Cause.SLOW_SERVER))).isEqualTo(1);

        assertThat(outbox.next(10)).containsExactly(firing(Cause.READ_ONLY), firing(Cause.SLOW_SERVER));
    }

    @Test
    void patienceGrowsAndEnds() {
        Random random = new Random(3);
        Backoff backoff = Backoff.NONE;
        Duration before = Duration.ZERO;
        for (int i = 0; i < 60; i++) {
            backoff = backoff.failed();
            Duration delay = backoff.delay(random);
            assertThat(delay).isBetween(Backoff.FIRST.multipliedBy(3).dividedBy(4), Backoff.LONGEST);
            if (i < 5) {
                assertThat(delay).isGreaterThan(before);
            }
            before = delay;
        }
    }

    private static AlertMessage firing(Cause cause) {
        return AlertMessage.firing(alert(cause));
    }

    private static Alert alert(Cause cause) {
        return new Alert(
                new AlertKey("default", cause),
                new Finding(cause, Evidence.none(), Optional.empty()),
                NOW,
                NOW,
                Optional.empty(),
                Optional.empty());
    }
}
