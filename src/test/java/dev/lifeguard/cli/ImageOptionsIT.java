package dev.lifeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.testing.Executable;
import dev.lifeguard.testing.FreePort;
import dev.lifeguard.testing.PackagedProgram;
import dev.lifeguard.testing.RealPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged sidecar as the image on the JVM starts it. */
class ImageOptionsIT {
    private static final Path DEPLOY = Path.of("deploy").toAbsolutePath();

    private static final Duration SOON = Duration.ofSeconds(40);

    @TempDir
    private Path folder;

    @BeforeEach
    void onTheJvm() {
        PackagedProgram.assumeJar();
    }

    @Test
    void theImagesOptionsAreEnoughToWork() throws Exception {
        try (Executable lifeguard = new Executable(folder)) {
            Executable.Ended ended = lifeguard.run(
                    Map.of(
                            "JDK_JAVA_OPTIONS", "@" + DEPLOY.resolve("jvm.options"),
                            "DATABASE_URL", "postgresql://app@127.0.0.1:" + FreePort.next() + "/shop"),
                    "check");

            assertThat(ended.out()).contains("connection_refused");
            assertThat(ended.exitCode()).isEqualTo(2);
            assertThat(ended.err().lines().filter(line -> !line.startsWith("NOTE: Picked up")))
                    .isEmpty();
        }
    }

    @Test
    void theImagesModulesAreEnoughForEverythingAtOnce() throws Exception {
        String modules =
                Files.readString(DEPLOY.resolve("Containerfile.jvm")).replaceAll("(?s).*--add-modules (\\S+).*", "$1");
        try (RealPostgres postgres = RealPostgres.start(RealPostgres.NEWEST);
                Executable lifeguard = new Executable(folder)) {
            String url = postgres.url();
            postgres.execute("GRANT CREATE ON DATABASE postgres TO watcher");
            ServingSidecar sidecar = ServingSidecar.start(
                    lifeguard,
                    Map.of(
                            "JDK_JAVA_OPTIONS",
                            "@" + DEPLOY.resolve("jvm.options") + " --limit-modules " + modules,
                            "DATABASE_URL",
                            url,
                            "LIFEGUARD_HISTORY_STORE",
                            "postgres"));

            sidecar.until("healthy");
            await().atMost(SOON)
                    .until(() -> postgres.query("SELECT count(*) FROM pg_namespace WHERE nspname = 'lifeguard'")
                            .equals("1"));
        }
    }

    @Test
    void theCacheIsMadeAndUsed() throws Exception {
        assumeThat(Runtime.version().feature())
                .as("skipped: AOT caches need Java 25")
                .isGreaterThanOrEqualTo(25);
        Path app = folder.resolve("lifeguard");
        copy(PackagedProgram.jar().getParent(), app);
        Files.copy(DEPLOY.resolve("jvm.options"), app.resolve("jvm.options"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

        ProcessBuilder training = new ProcessBuilder(
                        "bash", DEPLOY.resolve("train.sh").toString(), java, app.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("training.txt").toFile());
        training.environment().put("QUARKUS_HTTP_PORT", String.valueOf(FreePort.next()));
        Process trained = training.start();
        assertThat(trained.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(trained.exitValue())
                .as(Files.readString(folder.resolve("training.txt")))
                .isZero();

        Process used = new ProcessBuilder(
                        java,
                        "@" + app.resolve("jvm.options"),
                        "-XX:AOTMode=on",
                        "-XX:AOTCache=" + app.resolve("lifeguard.aot"),
                        "-jar",
                        app.resolve("quarkus-run.jar").toString(),
                        "--version")
                .redirectErrorStream(true)
                .start();
        assertThat(new String(used.getInputStream().readAllBytes())).startsWith("lifeguard ");
        assertThat(used.waitFor()).isZero();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
