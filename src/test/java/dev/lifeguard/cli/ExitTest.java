package dev.lifeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.observation.Timings;
import dev.lifeguard.watch.Report;
import dev.lifeguard.watch.TargetReport;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExitTest {
    private static final TargetReport HEALTHY = SampleReports.healthy("healthy");
    private static final TargetReport REMARKED = SampleReports.target(
            "remarked",
            HEALTHY.status(),
            Timings.NONE,
            HEALTHY.server(),
            SampleReports.finding(Cause.INSUFFICIENT_VISIBILITY));
    private static final TargetReport WARNED =
            SampleReports.degraded("warned", SampleReports.finding(Cause.SLOW_SERVER));
    private static final TargetReport DOWN =
            SampleReports.down("down", Timings.NONE, SampleReports.finding(Cause.CONNECTION_REFUSED));
    private static final TargetReport ELSEWHERE =
            SampleReports.degraded("elsewhere", SampleReports.finding(Cause.TOO_MANY_CLIENTS));
    private static final TargetReport UNSEEN = SampleReports.unseen("unseen");

    @ParameterizedTest
    @MethodSource
    void worstTargetDecides(int code, List<TargetReport> targets) {
        assertThat(Exit.of(new Report(SampleReports.NOW, targets)).code()).isEqualTo(code);
    }

    static Stream<Arguments> worstTargetDecides() {
        return Stream.of(
                argumentSet("healthy", 0, List.of(HEALTHY)),
                argumentSet("a remark is no warning", 0, List.of(REMARKED)),
                argumentSet("warning", 1, List.of(HEALTHY, WARNED)),
                argumentSet("down", 2, List.of(DOWN, HEALTHY)),
                argumentSet("critical, though not down", 2, List.of(ELSEWHERE)),
                argumentSet("unknown", 3, List.of(UNSEEN)),
                argumentSet("unknown is worse than a warning", 3, List.of(UNSEEN, WARNED)),
                argumentSet("certain is worse than unknown", 2, List.of(UNSEEN, DOWN)),
                argumentSet("no target at all", 3, List.of()));
    }

    @Test
    void staleVerdictIsUnknown() {
        Report late = new Report(SampleReports.NOW.plus(Duration.ofSeconds(6)), List.of(HEALTHY));
        assertThat(Exit.of(late)).isEqualTo(Exit.UNKNOWN);
    }
}
