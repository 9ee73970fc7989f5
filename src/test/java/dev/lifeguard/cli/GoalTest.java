package dev.lifeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.observation.Timings;
import dev.lifeguard.watch.TargetReport;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GoalTest {
    @ParameterizedTest
    @MethodSource
    void isReached(boolean reachable, boolean healthy, TargetReport target) {
        assertThat(Goal.REACHABLE.reached(target)).as("reachable").isEqualTo(reachable);
        assertThat(Goal.HEALTHY.reached(target)).as("healthy").isEqualTo(healthy);
    }

    static Stream<Arguments> isReached() {
        Evidence sqlstate = Evidence.of("sqlstate", "28000");
        return Stream.of(
                argumentSet("healthy", true, true, Reports.healthy("a")),
                argumentSet("warned", true, true, Reports.degraded("a", Reports.finding(Cause.SLOW_SERVER))),
                argumentSet("nothing known", false, false, Reports.unseen("a")),
                argumentSet("refused", false, false, down(Cause.CONNECTION_REFUSED)),
                argumentSet("starting up", false, false, down(Cause.SERVER_STARTING_UP)),
                argumentSet("shutting down", false, false, down(Cause.SERVER_SHUTTING_DOWN)),
                argumentSet("silent", false, false, down(Cause.SERVER_UNRESPONSIVE)),
                argumentSet("something else", false, false, down(Cause.NOT_POSTGRES)),
                argumentSet("wrong password", true, false, down(Cause.AUTH_FAILED)),
                argumentSet("no slot left", true, false, down(Cause.TOO_MANY_CLIENTS)),
                argumentSet("read-only", true, false, down(Cause.READ_ONLY)),
                argumentSet("untrusted certificate", false, false, down(Cause.CERT_UNTRUSTED)),
                argumentSet("the server wants TLS", true, false, down(Cause.SSL_REQUIRED_BY_SERVER, sqlstate)));
    }

    private static TargetReport down(Cause cause) {
        return down(cause, Evidence.none());
    }

    private static TargetReport down(Cause cause, Evidence evidence) {
        return Reports.down("a", Timings.NONE, new Finding(cause, evidence));
    }
}
