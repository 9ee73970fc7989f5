package dev.lifeguard.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A database and the sidecar that watches it, with nothing prepared: a real PostgreSQL in a directory of its own, and
 * the packaged sidecar beside it, as it would run in a pod. Both end with this process.
 */
public final class Demo {
    private static final String PORT = System.getenv().getOrDefault("QUARKUS_HTTP_PORT", "9432");
    private static final URI ALIVE = URI.create("http://localhost:" + PORT + "/health/live");
    private static final URI TO_OPEN = URI.create("http://localhost:" + PORT + "/api/v1/diagnosis");

    private Demo() {}

    /** The one argument is the sidecar's jar. Ends with the sidecar's exit code. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        EmbeddedPostgres postgres =
                EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
        Process sidecar;
        try {
            sidecar = start(Path.of(arguments[0]), postgres.getPort());
        } catch (IOException e) {
            postgres.close();
            throw e;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(sidecar, postgres), "end-of-demo"));
        ProcessHandle.current().parent().ifPresent(Demo::endWith);
        if (answers(sidecar)) {
            System.out.println("Lifeguard watches a PostgreSQL made for this demo: open " + TO_OPEN
                    + " (Ctrl-C ends both); for a database of your own: DATABASE_URL=postgresql://user:password@host/name"
                    + " java -jar target/quarkus-app/quarkus-run.jar");
        }
        System.exit(sidecar.waitFor());
    }

    private static Process start(Path jar, int port) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(java.toString(), "-jar", jar.toString(), "serve").inheritIO();
        builder.environment().put("DATABASE_URL", "postgresql://postgres@localhost:" + port + "/postgres");
        builder.environment().put("QUARKUS_LOG_LEVEL", "WARN");
        return builder.start();
    }

    /** Whether it got as far as answering; asks again and again, since there is nothing to wait for but the answer. */
    private static boolean answers(Process sidecar) throws InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
        HttpRequest request =
                HttpRequest.newBuilder(ALIVE).timeout(Duration.ofSeconds(1)).build();
        while (!sidecar.waitFor(100, TimeUnit.MILLISECONDS)) {
            try {
                client.send(request, HttpResponse.BodyHandlers.discarding());
                return true;
            } catch (IOException notYet) {
                continue;
            }
        }
        return false;
    }

    /** Ctrl-C reaches this process too, but a signal to Maven alone does not. */
    private static void endWith(ProcessHandle maven) {
        maven.onExit().thenRun(() -> System.exit(0));
    }

    private static void end(Process sidecar, EmbeddedPostgres postgres) {
        sidecar.destroy();
        try {
            if (!sidecar.waitFor(3, TimeUnit.SECONDS)) {
                sidecar.destroyForcibly();
            }
            postgres.close();
        } catch (IOException e) {
            System.err.println("The demo's PostgreSQL did not end in order: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
