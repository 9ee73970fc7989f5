package dev.lifeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.MigrationObservation;
import dev.lifeguard.observation.MigrationState;
import dev.lifeguard.observation.MigrationTool;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.Timings;
import dev.lifeguard.observation.Unseen;
import dev.lifeguard.watch.TargetReport;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WaitGoalTest {
    @ParameterizedTest
    @MethodSource
    void isReached(boolean reachable, boolean healthy, TargetReport target) {
        assertThat(WaitGoal.REACHABLE.reached(target)).as("reachable").isEqualTo(reachable);
        assertThat(WaitGoal.HEALTHY.reached(target)).as("healthy").isEqualTo(healthy);
    }

    static Stream<Arguments> isReached() {
        return Stream.of(
                argumentSet("healthy", true, true, SampleReports.healthy("a")),
                argumentSet(
                        "warned", true, true, SampleReports.degraded("a", SampleReports.finding(Cause.SLOW_SERVER))),
                argumentSet("nothing known", false, false, SampleReports.unseen("a")),
                argumentSet("refused", false, false, down(Cause.CONNECTION_REFUSED, Phase.TCP)),
                argumentSet("starting up", false, false, down(Cause.SERVER_STARTING_UP, Phase.AUTH)),
                argumentSet("shutting down", false, false, down(Cause.SERVER_SHUTTING_DOWN, Phase.AUTH)),
                argumentSet("silent", false, false, down(Cause.SERVER_UNRESPONSIVE, Phase.AUTH)),
                argumentSet("something else", false, false, down(Cause.NOT_POSTGRES, Phase.TLS)),
                argumentSet("wrong password", true, false, down(Cause.AUTH_FAILED, Phase.AUTH)),
                argumentSet("no slot left", true, false, down(Cause.TOO_MANY_CLIENTS, Phase.AUTH)),
                argumentSet("read-only", true, false, down(Cause.READ_ONLY)),
                argumentSet("untrusted certificate", false, false, down(Cause.CERT_UNTRUSTED, Phase.TLS)),
                argumentSet("the server wants TLS", true, false, down(Cause.SSL_REQUIRED_BY_SERVER, Phase.AUTH)));
    }

    private static TargetReport down(Cause cause) {
        return SampleReports.down("a", Timings.NONE, SampleReports.finding(cause));
    }

    private static TargetReport down(Cause cause, Phase phase) {
        return SampleReports.down("a", Timings.NONE, SampleReports.finding(cause, phase, Evidence.none()));
    }

    @ParameterizedTest
    @MethodSource
    void isMigrated(boolean migrated, String missing, TargetReport target) {
        assertThat(WaitGoal.MIGRATED.reached(target)).isEqualTo(migrated);
        assertThat(WaitGoal.MIGRATED.missing(target).orElse("")).startsWith(missing);
    }

    static Stream<Arguments> isMigrated() {
        Optional<List<String>> all = Optional.of(List.of());
        Optional<List<String>> unknown = Optional.empty();
        return Stream.of(
                argumentSet("current", true, "", seen(state(all))),
                argumentSet("one current, one unknown", true, "", seen(state(all), state(unknown))),
                argumentSet("one current, one pending", false, "", seen(state(all), state(Optional.of(List.of("b"))))),
                argumentSet("no tool", false, "nothing says which migrations the code wants", seen()),
                argumentSet("unknown", false, "nothing says which migrations the code wants", seen(state(unknown))),
                argumentSet(
                        "not looked at", false, "the migrations were not looked at yet", SampleReports.healthy("a")),
                argumentSet(
                        "unseen",
                        false,
                        "the migrations could not be seen, because it is dark",
                        SampleReports.with(
                                SampleReports.healthy("a"), new Unseen(SampleReports.NOW, "migration", "it is dark"))));
    }

    private static MigrationState state(Optional<List<String>> pending) {
        return new MigrationState(
                MigrationTool.ALEMBIC,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                pending,
                List.of(),
                Optional.empty());
    }

    private static TargetReport seen(MigrationState... tools) {
        return SampleReports.with(
                SampleReports.healthy("a"),
                new MigrationObservation(SampleReports.NOW, List.of(tools), Optional.empty()));
    }
}
