package dev.lifeguard.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Finding;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two thousand lines of many systems: one fault of PostgreSQL among them is named alone, and none where there is none. */
@Execution(ExecutionMode.CONCURRENT)
class MixedLogTest {
    private static final Explainer EXPLAINER = Explainer.load();

    private record Fault(Cause cause, List<String> lines) {
        static Fault of(Cause cause, String... lines) {
            return new Fault(cause, List.of(lines));
        }

        @Override
        public String toString() {
            return cause.slug();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void oneFaultIsNamedAlone(Fault fault) {
        String log = new MixedLog(fault.cause().ordinal()).with(fault.lines());

        assertThat(EXPLAINER.explain(log)).extracting(Finding::cause).containsExactly(fault.cause());
    }

    static Stream<Fault> oneFaultIsNamedAlone() {
        return Stream.of(
                Fault.of(Cause.AUTH_FAILED, "%s ERROR [app.db] pq: password authentication failed for user \"app\""),
                Fault.of(
                        Cause.CONNECTION_REFUSED,
                        "%s ERROR [app.db] startup failed",
                        "Traceback (most recent call last):",
                        "  File \"/app/.venv/lib/python3.12/site-packages/asyncpg/connect_utils.py\", line 1249, in _connect",
                        "    raise last_error or exceptions.TargetServerAttributeNotMatched(",
                        "ConnectionRefusedError: [Errno 111] Connect call failed ('10.0.0.7', 5432)"),
                Fault.of(
                        Cause.DNS_FAILURE,
                        "%s ERROR [app.db] failed to connect to `host=db user=app`: hostname resolving error (lookup db on"
                                + " 10.96.0.10:53: read udp 10.1.0.7:3581->10.96.0.10:53: i/o timeout)"),
                Fault.of(
                        Cause.TOO_MANY_CLIENTS, "%s ERROR [SqlExceptionHelper] FATAL: sorry, too many clients already"),
                Fault.of(
                        Cause.STALE_CONNECTION,
                        "%s ERROR [app.db] org.postgresql.util.PSQLException: An I/O error occurred while sending to the backend.",
                        "\tat org.postgresql.core.v3.QueryExecutorImpl.execute(QueryExecutorImpl.java:398)",
                        "Caused by: java.net.SocketException: Connection timed out (Read failed)"),
                Fault.of(
                        Cause.MIGRATION_NOT_APPLIED,
                        "%s ERROR [app.db] (psycopg2.errors.UndefinedTable) relation \"orders\" does not exist",
                        "LINE 1: SELECT * FROM orders",
                        "                      ^"),
                Fault.of(Cause.DEADLOCK, "%s ERROR [app.db] ERROR: deadlock detected (SQLSTATE 40P01)"),
                Fault.of(
                        Cause.CERT_UNTRUSTED,
                        "%s ERROR [app.db] connection to server at \"db\" (10.0.0.7), port 5432 failed: SSL error: certificate"
                                + " verify failed"),
                Fault.of(
                        Cause.APP_POOL_EXHAUSTED,
                        "%s ERROR [app.db] QueuePool limit of size 5 overflow 10 reached, connection timed out, timeout 30.00"),
                Fault.of(
                        Cause.SERVER_SHUTTING_DOWN,
                        "%s ERROR [app.db] FATAL: terminating connection due to administrator command"));
    }

    @ParameterizedTest
    @MethodSource
    void nothingIsNamedWhereOnlyOthersFail(MixedLog log) {
        assertThat(EXPLAINER.explain(log.withoutFault())).isEmpty();
    }

    static Stream<MixedLog> nothingIsNamedWhereOnlyOthersFail() {
        return LongStream.range(100, 110).mapToObj(MixedLog::new);
    }
}
