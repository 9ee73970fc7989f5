package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.observation.NameAnswer;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.Timings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NamePatienceTest {
    private static final PathFailure SILENT = new PathFailure.Silent(Phase.DNS, Duration.ofSeconds(3), 1);
    private static final PathFailure AGAIN = new PathFailure.NameUnknown("db", NameAnswer.UNUSABLE);

    private final NamePatience patience = new NamePatience();

    @Test
    void aDnsServerThatIsRestartedIsNoFinding() {
        assertThat(patience.doubts(at(0, SILENT))).isTrue();
        assertThat(patience.doubts(at(5, AGAIN))).isTrue();
        assertThat(patience.doubts(at(14, SILENT))).isTrue();
        assertThat(patience.doubts(answered(15))).isFalse();
        assertThat(patience.doubts(at(20, SILENT))).isTrue();
    }

    @Test
    void oneThatStaysAwayIs() {
        assertThat(patience.doubts(at(0, SILENT))).isTrue();
        assertThat(patience.doubts(at(15, AGAIN))).isFalse();
    }

    @Test
    void aNameThatDoesNotExistIsAnAnswer() {
        assertThat(patience.doubts(at(0, new PathFailure.NameUnknown("db", NameAnswer.ABSENT))))
                .isFalse();
    }

    @Test
    void whatSaysNeitherIsNoAnswer() {
        assertThat(patience.doubts(at(0, new PathFailure.NameUnknown("db", NameAnswer.UNTOLD))))
                .isTrue();
    }

    @Test
    void silenceBehindTheNameIsNotItsMatter() {
        assertThat(patience.doubts(at(0, new PathFailure.Silent(Phase.TCP, Duration.ofSeconds(3), 1))))
                .isFalse();
    }

    private static PathObservation answered(int second) {
        return at(second, Optional.empty());
    }

    private static PathObservation at(int second, PathFailure failure) {
        return at(second, Optional.of(failure));
    }

    private static PathObservation at(int second, Optional<PathFailure> failure) {
        return new PathObservation(
                Instant.EPOCH.plusSeconds(second),
                DatabaseUrl.unreadable(),
                List.of(),
                Timings.NONE,
                failure,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
