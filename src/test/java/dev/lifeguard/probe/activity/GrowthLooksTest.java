package dev.lifeguard.probe.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.observation.Fleet;
import dev.lifeguard.probe.QuestionKind;
import dev.lifeguard.probe.ServerShare;
import dev.lifeguard.testing.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthLooksTest {
    private final ManualTime time = new ManualTime();
    private final List<Duration> looks = new ArrayList<>();
    private Fleet fleet = Fleet.ALONE;
    private final GrowthLooks growth =
            new GrowthLooks(time, () -> new ServerShare(0.01).urgentPace(QuestionKind.GLANCE, Duration.ZERO, fleet));

    /** As few as a finding takes, however many share the server. */
    @Test
    void aPoolThatHasGrownIsLookedAtAtOnce() {
        fleet = new Fleet(1, 299, 0, 3_000, 5, 1);
        look();
        for (int i = 0; i < 3; i++) {
            pass(Duration.ofSeconds(5));
            growth.grown(this::look);
        }

        assertThat(looks)
                .containsExactly(Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(15));
    }

    /** Three hundred on a server that has become slow, whose pools grow with every look at their sockets. */
    @Test
    void aFleetWhosePoolsGrowTogetherTakesNoMoreThanItsShare() {
        fleet = new Fleet(1, 299, 0, 3_000, 5, 1);
        look();
        for (int i = 0; i < 720; i++) {
            pass(Duration.ofSeconds(5));
            growth.grown(this::look);
        }

        double each = QuestionKind.GLANCE.measured(3_000).toNanos() / 1e9 * 5;
        assertThat(300 * looks.size() * each / 3_600).isLessThan(new ServerShare(0.01).together(300) * 1.2);
        assertThat(looks).hasSizeGreaterThan(2);
    }

    @Test
    void whatGrowsFurtherIsLookedAtAsSoonAsItIsPaidFor() {
        fleet = new Fleet(1, 99, 0, 100, 1, 1);
        for (int i = 0; i < 4; i++) {
            pass(Duration.ofMillis(1));
            growth.grown(this::look);
        }
        assertThat(looks).hasSize(3);

        pass(Duration.ofSeconds(9));

        assertThat(looks).hasSize(4);
    }

    @Test
    void whatALookHasSeenMeanwhileIsNotLookedAtAgain() {
        fleet = new Fleet(1, 299, 0, 3_000, 5, 1);
        for (int i = 0; i < 4; i++) {
            growth.grown(this::look);
        }
        look();
        pass(Duration.ofHours(1));

        assertThat(looks).hasSize(4);
    }

    private void look() {
        growth.forget();
        looks.add(Duration.ofNanos(time.nanos()));
    }

    private void pass(Duration duration) {
        time.advance(duration);
    }
}
