package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.database.Target;
import dev.lifeguard.database.Targets;
import dev.lifeguard.database.UrlEnvironment;
import dev.lifeguard.diagnosis.Diagnostician;
import dev.lifeguard.diagnosis.rule.RuleBook;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.observation.NewConnectionObservation;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.probe.ServerShare;
import dev.lifeguard.probe.SharedSession;
import dev.lifeguard.probe.socket.SocketTable;
import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.time.Time;
import dev.lifeguard.watch.ActiveFinding;
import dev.lifeguard.watch.Cadence;
import dev.lifeguard.watch.Report;
import dev.lifeguard.watch.TargetReport;
import dev.lifeguard.watch.Watch;
import dev.lifeguard.wiring.VertxScheduler;
import dev.lifeguard.wiring.VertxTime;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session is held, all is well with it, and a new one could not be opened: seen by a run on demand. */
@Order(10)
class NewConnectionTest {
    private static final String FORMER = "former-s3cr3t";
    private static final String LATER = "later-s3cr3t";
    private static final PathLimits LIMITS = new PathLimits(Duration.ofSeconds(3), Duration.ofSeconds(6));

    private static RealPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = RealPostgres.start(RealPostgres.NEWEST);
        postgres.execute("CREATE ROLE app LOGIN PASSWORD '" + FORMER + "'", "CREATE DATABASE shop OWNER app");
        postgres.access("host all all 127.0.0.1/32 scram-sha-256");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void password() {
        postgres.execute("ALTER ROLE app PASSWORD '" + FORMER + "'");
    }

    @Test
    void aPasswordChangedWhileASessionIsHeldIsNamedByTheNextRunOnDemand() {
        try (Sidecar sidecar = new Sidecar(Map.of("DATABASE_URL", url(FORMER)))) {
            assertThat(sidecar.run().worst()).isEmpty();
            postgres.execute("ALTER ROLE app PASSWORD '" + LATER + "'");

            assertThat(sidecar.run().of(Cause.AUTH_FAILED)).hasValueSatisfying(NewConnectionTest::onlyNewFail);
            assertThat(OurSessions.on(postgres)).as("the one that is held").isEqualTo("1");
        }
    }

    @Test
    void oneMoreConnectionIsOpenedAndClosedWhereAllIsWell() {
        try (Sidecar sidecar = new Sidecar(Map.of("DATABASE_URL", url(FORMER)))) {
            sidecar.run();

            assertThat(sidecar.run().worst()).isEmpty();
            assertThat(sidecar.run().worst()).isEmpty();
        }
    }

    /** Look-alike: a server that is slow to let anybody in, though within what a driver waits. */
    @Test
    void aSlowLoginIsNoFailure() {
        try (Sidecar sidecar = new Sidecar(Map.of("DATABASE_URL", url(FORMER)))) {
            sidecar.run();
            postgres.execute("ALTER SYSTEM SET post_auth_delay = 1", "SELECT pg_reload_conf()");
            await().until(() -> postgres.query("SHOW post_auth_delay").equals("1s"));

            TargetReport report = sidecar.run();

            assertThat(report.worst()).isEmpty();
            assertThat(report.facts().of(NewConnectionObservation.class).flatMap(NewConnectionObservation::walked))
                    .hasValueSatisfying(walked -> assertThat(walked.timings().of(Phase.AUTH))
                            .hasValueSatisfying(took -> assertThat(took).isGreaterThan(Duration.ofMillis(900))));
        } finally {
            postgres.execute("ALTER SYSTEM RESET post_auth_delay", "SELECT pg_reload_conf()");
        }
    }

    @Test
    void aSecretThatMovedOnIsToldAndTheFilesPasswordIsNotTriedAgainAndAgain(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("url"), url(LATER));
        Map<String, String> both = Map.of("DATABASE_URL", url(FORMER), "DATABASE_URL_FILE", file.toString());
        try (Sidecar sidecar = new Sidecar(both)) {
            sidecar.run();
            postgres.execute("ALTER ROLE app PASSWORD '" + LATER + "'");

            TargetReport report = sidecar.run();

            assertThat(report.of(Cause.AUTH_FAILED)).isEmpty();
            assertThat(report.of(Cause.CREDENTIALS_ROTATED)).hasValueSatisfying(rotated -> {
                onlyNewFail(rotated);
                assertThat(rotated.finding().evidence().values()).containsEntry("secret", "DATABASE_URL_FILE");
            });
        }
    }

    @Test
    void ofTwoFilesTheOneThatMovedOnIsTold(@TempDir Path folder) throws IOException {
        Path whole = Files.writeString(folder.resolve("url"), url(FORMER));
        Path password = Files.writeString(folder.resolve("password"), LATER);
        Map<String, String> both =
                Map.of("DATABASE_URL_FILE", whole.toString(), "PGPASSWORD_FILE", password.toString());
        try (Sidecar sidecar = new Sidecar(both)) {
            assertThat(sidecar.run().worst()).isEmpty();
            postgres.execute("ALTER ROLE app PASSWORD '" + LATER + "'");

            assertThat(sidecar.run().of(Cause.CREDENTIALS_ROTATED)).hasValueSatisfying(rotated -> {
                onlyNewFail(rotated);
                assertThat(rotated.finding().evidence().values()).containsEntry("secret", "PGPASSWORD_FILE");
            });
        }
    }

    /** As where each lease of a secret makes a role, and the one before is dropped while its sessions last. */
    @Test
    void aSessionWithARoleThatTheUrlNoLongerNamesIsReplaced(@TempDir Path folder) throws IOException {
        postgres.execute(
                "CREATE ROLE lease1 LOGIN PASSWORD '" + FORMER + "'",
                "CREATE ROLE lease2 LOGIN PASSWORD '" + FORMER + "'");
        Path file = Files.writeString(folder.resolve("url"), url(FORMER).replace("//app:", "//lease1:"));
        try (Sidecar sidecar = new Sidecar(Map.of("DATABASE_URL_FILE", file.toString()))) {
            sidecar.run();
            assertThat(rolesOfOurs()).isEqualTo("lease1");

            Files.writeString(file, url(FORMER).replace("//app:", "//lease2:"));
            postgres.execute("DROP ROLE lease1");
            sidecar.run();
            TargetReport report = sidecar.run();

            assertThat(report.status().works()).isTrue();
            await().untilAsserted(() -> assertThat(rolesOfOurs()).isEqualTo("lease2"));
        }
    }

    @Test
    void whereBothAreRefusedTheOtherIsTriedOnceHoweverOftenOneLooks(@TempDir Path folder) throws IOException {
        postgres.execute("CREATE ROLE rotated LOGIN PASSWORD '" + FORMER + "'");
        Path file = Files.writeString(folder.resolve("url"), url(LATER).replace("//app:", "//rotated:"));
        Map<String, String> both = Map.of("DATABASE_URL", url(FORMER), "DATABASE_URL_FILE", file.toString());
        long before = refusals("app");
        try (Sidecar sidecar = new Sidecar(both)) {
            sidecar.run();
            postgres.execute("ALTER ROLE app PASSWORD '" + LATER + "'");
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofSeconds(2))
                    .until(() -> {
                        sidecar.run();
                        return refusals("app") >= before + 3;
                    });

            assertThat(refusals("rotated")).isEqualTo(1);
            assertThat(sidecar.run().of(Cause.AUTH_FAILED)).isPresent();
        }
    }

    private static long refusals(String role) throws IOException {
        try (Stream<String> lines = Files.lines(postgres.log())) {
            return lines.filter(line -> line.contains("password authentication failed for user \"" + role + "\""))
                    .count();
        }
    }

    @Test
    void aFileThatIsMerelyNewerAndEqualIsNoRotation(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("url"), url(FORMER));
        Map<String, String> both = Map.of("DATABASE_URL", url(FORMER), "DATABASE_URL_FILE", file.toString());
        try (Sidecar sidecar = new Sidecar(both)) {
            sidecar.run();
            postgres.execute("ALTER ROLE app PASSWORD '" + LATER + "'");

            TargetReport report = sidecar.run();

            assertThat(report.of(Cause.CREDENTIALS_ROTATED)).isEmpty();
            assertThat(report.of(Cause.AUTH_FAILED)).hasValueSatisfying(NewConnectionTest::onlyNewFail);
        }
    }

    private static void onlyNewFail(ActiveFinding active) {
        assertThat(active.finding().evidence().values())
                .containsEntry("new_connections", "fail")
                .containsEntry("open_connections", "work");
    }

    private static String url(String password) {
        return "postgresql://app:" + password + "@127.0.0.1:" + postgres.port() + "/shop?sslmode=disable";
    }

    private static String rolesOfOurs() {
        return postgres.query("SELECT coalesce(string_agg(pg_get_userbyid(usesysid), ','), '')"
                + " FROM pg_stat_get_activity(NULL) WHERE application_name = 'lifeguard'");
    }

    /** A watch with the two probes of the way. */
    private static final class Sidecar implements AutoCloseable {
        private final Vertx vertx = Vertx.vertx();
        private final Watch watch;

        Sidecar(Map<String, String> environment) {
            Target target = Targets.from(new UrlEnvironment(environment, false), List.of())
                    .get(0);
            Time time = new VertxTime(vertx);
            SharedSession session = new SharedSession(vertx, time, LIMITS.longestWalk(), "lifeguard");
            SharedScan scans = new SharedScan(target, vertx, session, LIMITS);
            watch = new Watch(
                    List.of(target),
                    List.of(
                            ignored -> new PathProbe(scans, session, LIMITS),
                            ignored -> new NewConnectionProbe(
                                    session, scans, new SocketTable(Path.of("/proc/net")), Duration.ofHours(1))),
                    new Diagnostician(RuleBook.all()),
                    new Cadence(Duration.ofSeconds(2), Duration.ofSeconds(2), LIMITS.answer(), LIMITS.connect()),
                    new ServerShare(0.01),
                    new VertxScheduler(vertx, time),
                    new Random(7));
        }

        TargetReport run() {
            Report report = watch.runNow().await().atMost(Duration.ofSeconds(60));
            return report.targets().get(0);
        }

        @Override
        public void close() {
            watch.stop().await().atMost(Duration.ofSeconds(10));
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
