package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.observation.ServerFacts;
import dev.lifeguard.testing.ManualTime;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownFactsTest {
    private final ManualTime time = new ManualTime();
    private final KnownFacts known = new KnownFacts(time, new ReportedSettings());

    @Test
    void whatWasNeverAskedIsAskedFor() {
        assertThat(known.areOld(true)).isTrue();
    }

    @Test
    void onASessionOfOursAloneTheyLastForMinutes() {
        known.asked(facts(true));

        assertThat(pingsUntilOld(true)).isGreaterThan(100);
        time.advance(Duration.ofMinutes(10));
        assertThat(known.areOld(true)).isTrue();
    }

    /** Most roles lack rights, and hundreds of sidecars have such: the pace of pings bounds it, whatever the time. */
    @Test
    void lackingRightsAreLookedForWithEveryTwentiethPing() {
        known.asked(facts(false));
        time.advance(Duration.ofHours(1));

        assertThat(pingsUntilOld(true)).isEqualTo(20);
    }

    @Test
    void whoIsBetweenMayLeadToAnotherServer() {
        known.asked(facts(true));

        assertThat(pingsUntilOld(false)).isEqualTo(20);
    }

    private int pingsUntilOld(boolean alone) {
        int pings = 1;
        while (!known.areOld(alone) && pings <= 100) {
            pings++;
        }
        return pings;
    }

    private static ServerFacts facts(boolean monitor) {
        return new ServerFacts(
                Optional.of("13.4"),
                Optional.of(false),
                Optional.of(false),
                Optional.of(100),
                Optional.of(monitor),
                Optional.of(false),
                false);
    }
}
