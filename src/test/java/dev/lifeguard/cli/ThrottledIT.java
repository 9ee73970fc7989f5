package dev.lifeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.testing.Executable;
import dev.lifeguard.testing.RealPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A sidecar that gets a twentieth of a core beside a healthy server: it is stopped and let go on in turn. For a whole
 * minute of each: {@code -Dthrottle.seconds=60}.
 */
@Execution(ExecutionMode.CONCURRENT)
@Order(6)
class ThrottledIT {
    private static final int SECONDS = Integer.getInteger("throttle.seconds", 12);

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0} ms of every {1} ms")
    @CsvSource({"5, 100", "50, 1000", "200, 4000"})
    void aBusyNodeMakesNoHealthyDatabaseLookIll(int runs, int period) throws Exception {
        try (RealPostgres postgres = RealPostgres.start(RealPostgres.NEWEST);
                Executable executable = new Executable(folder)) {
            ServingSidecar sidecar = ServingSidecar.start(executable, url(postgres));
            sidecar.until("healthy");

            throttle(sidecar.process().pid(), runs, period);

            sidecar.until("healthy");
            assertThat(sidecar.changes()).containsExactly("status=healthy cause=none was=unknown");
        }
    }

    /** A login is the most work: all of it is done while there is hardly any time for it. */
    @Test
    void noCauseIsNamedWhileASessionIsOpenedAnew() throws Exception {
        try (RealPostgres postgres = RealPostgres.start(RealPostgres.NEWEST);
                Executable executable = new Executable(folder)) {
            ServingSidecar sidecar = ServingSidecar.start(executable, url(postgres));
            sidecar.until("healthy");

            untilNothingIsAsked(postgres);
            postgres.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'lifeguard'");
            throttle(sidecar.process().pid(), 5, 100);

            sidecar.until("healthy");
            assertThat(sidecar.changes()).containsExactly("status=healthy cause=none was=unknown");
        }
    }

    /** Between two looks, since a session that is ended in the middle of one is a finding. */
    private static void untilNothingIsAsked(RealPostgres postgres) {
        await().pollInterval(Duration.ofMillis(20))
                .until(() -> postgres.query(
                                "SELECT bool_and(state = 'idle' AND state_change < now() - interval '300 ms')"
                                        + " FROM pg_stat_activity WHERE application_name = 'lifeguard'")
                        .equals("t"));
    }

    private static Map<String, String> url(RealPostgres postgres) {
        return Map.of("DATABASE_URL", postgres.url());
    }

    /** Ends with the process running freely. */
    private static void throttle(long pid, int runs, int period) throws Exception {
        String script = String.format(
                "for i in $(seq %d); do kill -STOP %d; sleep %s; kill -CONT %d; sleep %s; done",
                SECONDS * 1000 / period, pid, (period - runs) / 1e3, pid, runs / 1e3);
        Process throttling = new ProcessBuilder("sh", "-c", script).inheritIO().start();
        try {
            assertThat(throttling.waitFor(SECONDS * 4L + 60, TimeUnit.SECONDS)).isTrue();
            assertThat(throttling.exitValue()).as("the sidecar is alive").isZero();
        } finally {
            throttling.destroyForcibly();
            new ProcessBuilder("kill", "-CONT", String.valueOf(pid)).start().waitFor();
        }
    }
}
