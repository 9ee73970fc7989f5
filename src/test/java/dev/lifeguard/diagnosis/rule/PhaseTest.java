package dev.lifeguard.diagnosis.rule;

import static dev.lifeguard.diagnosis.rule.Situation.failing;
import static dev.lifeguard.diagnosis.rule.Situation.healthy;
import static dev.lifeguard.diagnosis.rule.Situation.pooler;
import static dev.lifeguard.diagnosis.rule.Situation.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.lifeguard.database.UrlProblem;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.observation.NameAnswer;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.TlsReason;
import dev.lifeguard.testing.ActivityObservations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the path ends because of a cause, and causes for which it does not end. */
class PhaseTest {
    private static final Duration LIMIT = Duration.ofSeconds(1);

    @ParameterizedTest
    @MethodSource
    void thePathEndsThere(Cause cause, Phase phase, Situation situation) {
        assertThat(phaseOf(cause, situation)).contains(phase);
    }

    static Stream<Arguments> thePathEndsThere() {
        return Stream.of(
                row(
                        Cause.BAD_DATABASE_URL,
                        Phase.URL,
                        failing(new PathFailure.UnusableUrl()).complaint(UrlProblem.Weight.UNUSABLE, "port")),
                row(Cause.DNS_FAILURE, Phase.DNS, failing(new PathFailure.NameUnknown("db", NameAnswer.UNTOLD))),
                row(Cause.CREDENTIALS_ROTATED, Phase.AUTH, failing(NewConnectionsTest.SECRET_MOVED_ON)),
                row(Cause.CONNECTION_REFUSED, Phase.TCP, failing(new PathFailure.Refused())),
                row(Cause.CONNECT_TIMEOUT, Phase.TCP, failing(new PathFailure.Silent(Phase.TCP, LIMIT, 2))),
                row(Cause.SERVER_UNRESPONSIVE, Phase.TLS, failing(new PathFailure.Silent(Phase.TLS, LIMIT, 2))),
                row(Cause.SERVER_UNRESPONSIVE, Phase.QUERY, failing(new PathFailure.Silent(Phase.QUERY, LIMIT, 2))),
                row(Cause.CONNECTION_RESET, Phase.AUTH, failing(new PathFailure.Closed(Phase.AUTH, true))),
                row(Cause.NOT_POSTGRES, Phase.QUERY, failing(new PathFailure.TooMuchSent(Phase.QUERY, "a cell"))),
                row(Cause.NOT_POSTGRES, Phase.TLS, failing(new PathFailure.NotPostgres("HTTP/1.1 400"))),
                row(Cause.CERT_UNTRUSTED, Phase.TLS, failing(new PathFailure.TlsFailed(TlsReason.UNTRUSTED, "no CA"))),
                row(Cause.SSL_REQUIRED_BY_SERVER, Phase.AUTH, pooler("08P01", "SSL required")),
                row(Cause.SERVER_STARTING_UP, Phase.AUTH, said("57P03", "", "the database system is starting up")),
                row(Cause.AUTH_FAILED, Phase.AUTH, said("28P01", "auth_failed", "password authentication failed")),
                row(
                        Cause.TOO_MANY_CLIENTS,
                        Phase.AUTH,
                        said("53300", "InitProcess", "sorry, too many clients already")),
                row(Cause.POOLER_LIMIT, Phase.AUTH, pooler("08P01", "query_wait_timeout")),
                row(Cause.DISK_FULL, Phase.AUTH, said("53100", "mdextend", "could not extend file")));
    }

    @ParameterizedTest
    @MethodSource
    void thePathDoesNotEndThere(Cause cause, Situation situation) {
        assertThat(phaseOf(cause, situation)).isEmpty();
    }

    static Stream<Arguments> thePathDoesNotEndThere() {
        return Stream.of(
                argumentSet(
                        "full, as our own session sees",
                        Cause.TOO_MANY_CLIENTS,
                        healthy().saw(ActivityObservations.at(Situation.NOW).slots(100, 3, 100, 30))),
                argumentSet(
                        "the console says that clients wait",
                        Cause.POOLER_LIMIT,
                        healthy().saw(CapacityTest.bouncer(12, 9))),
                argumentSet(
                        "the console said so before the server went away",
                        Cause.POOLER_LIMIT,
                        failing(new PathFailure.Refused()).saw(CapacityTest.bouncer(12, 9))),
                argumentSet("a standby", Cause.READ_ONLY, healthy().server(true, true, true, true)),
                argumentSet("slow", Cause.SLOW_SERVER, healthy().recentMillis(600, 600, 600)));
    }

    private static Optional<Phase> phaseOf(Cause cause, Situation situation) {
        List<Finding> findings = Case.ALL_RULES.diagnose(situation.snapshot()).findings();
        return findings.stream()
                .filter(finding -> finding.cause() == cause)
                .findFirst()
                .orElseThrow(() -> new AssertionError(cause + " is not among " + findings))
                .phase();
    }

    private static Arguments row(Cause cause, Phase phase, Situation situation) {
        return argumentSet(cause.slug() + " in " + phase.label(), cause, phase, situation);
    }
}
