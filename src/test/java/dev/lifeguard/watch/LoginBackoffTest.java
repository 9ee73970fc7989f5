package dev.lifeguard.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.ServerError;
import dev.lifeguard.observation.Unseen;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginBackoffTest {
    private static final Instant AT = ManualScheduler.START;
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Observation REJECTED = PathObservations.failure(AT, PathObservations.said("28P01"));

    @Test
    void eachFailureDoublesTheTimeUpToHalfAMinute() {
        assertThat(IntStream.rangeClosed(1, 8).mapToObj(failures -> seconds(failures)))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
    }

    @Test
    void anyNumberOfFailuresIsHalfAMinute() {
        assertThat(seconds(Integer.MAX_VALUE)).isEqualTo(30);
    }

    @Test
    void whoPacesLongerThanThatIsLeftAlone() {
        assertThat(new LoginBackoff(9).pace(Duration.ofMinutes(5))).isEqualTo(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"28P01", "28000"})
    void credentialsThatAreNotBelievedCount(String sqlstate) {
        Observation seen = PathObservations.failure(AT, PathObservations.said(sqlstate));

        assertThat(LoginBackoff.NONE.after(seen).failures()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3D000", "53300", "57P03", "42501"})
    void otherRefusalsDoNot(String sqlstate) {
        Observation seen = PathObservations.failure(AT, PathObservations.said(sqlstate));

        assertThat(new LoginBackoff(3).after(seen)).isEqualTo(LoginBackoff.NONE);
    }

    @Test
    void aMissingLineInPgHbaDoesNotSinceNoPasswordIsAskedFor() {
        ServerError error =
                new ServerError("28000", "no pg_hba.conf entry for host \"10.0.0.1\"", "", "", "ClientAuthentication");
        Observation seen = PathObservations.failure(AT, new PathFailure.ServerSaid(Phase.AUTH, error));

        assertThat(new LoginBackoff(3).after(seen)).isEqualTo(LoginBackoff.NONE);
    }

    @Test
    void anAnswerEndsItAndWhatWasNotSeenDoesNot() {
        LoginBackoff failing = LoginBackoff.NONE.after(REJECTED).after(REJECTED);

        assertThat(failing.after(new Unseen(AT, "path", "no")).failures()).isEqualTo(2);
        assertThat(failing.after(PathObservations.answer(AT))).isEqualTo(LoginBackoff.NONE);
    }

    @Test
    void theLastAttemptAnswersForThoseWhoAskWithinFiveSeconds() {
        LoginBackoff failing = new LoginBackoff(1);

        assertThat(failing.covers(LoginBackoff.ASKED.minusMillis(1))).isTrue();
        assertThat(failing.covers(LoginBackoff.ASKED)).isFalse();
        assertThat(failing.covers(Duration.ofSeconds(-1))).isFalse();
        assertThat(LoginBackoff.NONE.covers(Duration.ZERO)).isFalse();
    }

    private static long seconds(int failures) {
        return new LoginBackoff(failures).pace(FIRST).toSeconds();
    }
}
