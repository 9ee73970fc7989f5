package dev.lifeguard.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The packaged sidecar as a process of its own, as it would run in a pod. */
final class DemoSidecar implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final Process process;
    private final URI diagnosis;
    private final Route route;

    private DemoSidecar(Process process, URI diagnosis, Route route) {
        this.process = process;
        this.diagnosis = diagnosis;
        this.route = route;
    }

    static DemoSidecar start(Path program, DemoPorts ports, Route route, Path folder) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(program)).inheritIO();
        Map<String, String> environment = builder.environment();
        environment.remove("DATABASE_URL");
        environment.put("DATABASE_URL_FILE", route.file().toString());
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(ports.sidecar()));
        environment.put("QUARKUS_HTTP_HOST", "localhost");
        environment.put("QUARKUS_LOG_LEVEL", "WARN");
        environment.put("QUARKUS_LOG_CONSOLE_STDERR", "true");
        environment.put("LIFEGUARD_HISTORY_DIR", folder.resolve("history").toString());
        environment.put("LIFEGUARD_POOL_SIZE", String.valueOf(Shop.POOL));
        environment.put("LIFEGUARD_POOL_MAX_OVERFLOW", "0");
        environment.put("LIFEGUARD_ACTIVITY_INTERVAL", "2s");
        environment.put(
                "LIFEGUARD_MIGRATIONS_ALEMBIC_DIR",
                DemoMigrations.write(folder.resolve("migrations")).toString());
        environment.put("LIFEGUARD_MIGRATIONS_INTERVAL", "2s");
        return new DemoSidecar(builder.start(), URI.create(ports.page() + "api/v1/diagnosis"), route);
    }

    private static List<String> command(Path program) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return program.toString().endsWith(".jar")
                ? List.of(java.toString(), "-jar", program.toString(), "serve")
                : List.of(program.toString(), "serve");
    }

    /**
     * Whether it got as far as saying what it watches; asks again and again, since there is nothing to wait for but the
     * answer. Another program on its port, perhaps another Lifeguard, does not watch the demo's database.
     */
    boolean answers() throws InterruptedException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();
        HttpRequest request = HttpRequest.newBuilder(diagnosis).build();
        while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
            try {
                String answer = client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                        .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                        .body();
                if (route.isIn(answer)) {
                    return true;
                }
            } catch (ExecutionException | TimeoutException notYet) {
                continue;
            }
        }
        return false;
    }

    int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(3, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
