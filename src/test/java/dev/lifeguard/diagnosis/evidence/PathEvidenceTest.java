package dev.lifeguard.diagnosis.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.lifeguard.observation.NameAnswer;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.ServerError;
import dev.lifeguard.observation.TlsReason;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PathEvidenceTest {
    private static final Duration LIMIT = Duration.ofSeconds(1);

    @ParameterizedTest
    @MethodSource
    void whatBecameOfAnAddressIsSaidInAWordOrTwo(String words, PathFailure failure) {
        assertThat(PathEvidence.outcome(failure)).isEqualTo(words);
    }

    static Stream<Arguments> whatBecameOfAnAddressIsSaidInAWordOrTwo() {
        ServerError full = new ServerError("53300", "sorry, too many clients already", "", "", "InitProcess");
        return Stream.of(
                arguments("refused", new PathFailure.Refused()),
                arguments("unknown name", new PathFailure.NameUnknown("db", NameAnswer.ABSENT)),
                arguments("no route to host", new PathFailure.Unreachable("no route to host")),
                arguments("there is no such file", new PathFailure.SocketMissing("/s", "there is no such file")),
                arguments("silent in tcp", new PathFailure.Silent(Phase.TCP, LIMIT, 1)),
                arguments("large packets lost", new PathFailure.LargePacketsLost(LIMIT, 500)),
                arguments("reset in auth", new PathFailure.Closed(Phase.AUTH, true)),
                arguments("closed in query", new PathFailure.Closed(Phase.QUERY, false)),
                arguments("not PostgreSQL", new PathFailure.NotPostgres("HTTP/1.1 400")),
                arguments("too much sent", new PathFailure.TooMuchSent(Phase.AUTH, "a cell of 60 MB")),
                arguments("no TLS", new PathFailure.TlsRefused()),
                arguments("TLS failed", new PathFailure.TlsFailed(TlsReason.UNTRUSTED, "no CA")),
                arguments("a standby", new PathFailure.SessionUnwanted("primary", true, false)),
                arguments("password refused", new PathFailure.SecretMovedOn(full, "DATABASE_URL_FILE", Instant.EPOCH)),
                arguments("SQLSTATE 53300", new PathFailure.ServerSaid(Phase.AUTH, full)),
                arguments("failed in auth", new PathFailure.MethodUnsupported("GSSAPI")));
    }
}
