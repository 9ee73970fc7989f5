package dev.lifeguard.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Finding;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RootTest {
    private static final Explainer EXPLAINER = Explainer.load();

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void ofSeveralTheRootComesFirst(String name, String text, List<Cause> causes) {
        assertThat(EXPLAINER.explain(text)).extracting(Finding::cause).containsExactlyElementsOf(causes);
    }

    static Stream<Arguments> ofSeveralTheRootComesFirst() {
        return Stream.of(
                several("TLS got to the password, plaintext has no line", """
                        connection to server at "db", port 5432 failed: FATAL:  password authentication failed for user "app"
                        connection to server at "db", port 5432 failed: FATAL:  no pg_hba.conf entry for host "10.0.0.9", \
                        user "app", database "shop", no encryption
                        """, Cause.AUTH_FAILED),
                several(
                        "one address refuses, the other answers",
                        """
                        connection to server at "localhost" (::1), port 5432 failed: Connection refused
                        connection to server at "localhost" (127.0.0.1), port 5432 failed: FATAL:  database "x" does not exist
                        """,
                        Cause.UNKNOWN_DATABASE,
                        Cause.CONNECTION_REFUSED),
                several("refused by one, dropped by the other", """
                        connection to server at "db" (fd00::7), port 5432 failed: Connection timed out
                        connection to server at "db" (10.0.0.7), port 5432 failed: Connection refused
                        """, Cause.CONNECTION_REFUSED, Cause.CONNECT_TIMEOUT),
                several(
                        "a pool that waits for a server that refuses",
                        """
                        sqlx: pool timed out while waiting for an open connection
                        postgres: Connection refused (os error 111)
                        """,
                        Cause.CONNECTION_REFUSED,
                        Cause.APP_POOL_EXHAUSTED),
                several(
                        "the first error of a transaction",
                        """
                        ERROR:  column "total" does not exist
                        ERROR:  current transaction is aborted, commands ignored until end of transaction block
                        """,
                        Cause.MIGRATION_NOT_APPLIED,
                        Cause.TRANSACTION_ABORTED),
                several("the server's log knows more than the client", """
                        FATAL:  password authentication failed for user "app"
                        DETAIL:  Role "app" does not exist.
                        """, Cause.UNKNOWN_ROLE, Cause.AUTH_FAILED));
    }

    private static Arguments several(String name, String text, Cause... causes) {
        return arguments(name, text, Arrays.asList(causes));
    }

    @Test
    void whatFollowsSaysFromWhat() {
        List<Finding> findings = EXPLAINER.explain("ERROR: deadlock detected\n"
                + "ERROR: current transaction is aborted, commands ignored until end of transaction block");

        assertThat(findings.get(0).causedBy()).isEmpty();
        assertThat(findings.get(1).causedBy()).isEqualTo(Optional.of(Cause.DEADLOCK));
    }

    @Test
    void everyCauseThatATextTellsHasAPlace() {
        Signatures signatures = Signatures.load();

        assertThat(ToldCauses.all())
                .allSatisfy(cause -> assertThat(signatures.order().of(cause)).isNotNegative());
    }
}
