package dev.lifeguard.bench;

import dev.lifeguard.testing.FreePort;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** postgres_exporter where it is on the PATH, scraped as Prometheus would. */
record Exporter(Optional<Process> process, ScheduledExecutorService scraping) implements AutoCloseable {
    private static final List<String> NAMES = List.of("postgres_exporter", "prometheus-postgres-exporter");
    private static final int INTERVAL_SECONDS = 15;

    static Exporter start(String url) throws IOException {
        ScheduledExecutorService scraping = Executors.newSingleThreadScheduledExecutor();
        Optional<Path> executable = installed();
        if (executable.isEmpty()) {
            return new Exporter(Optional.empty(), scraping);
        }
        int port = FreePort.next();
        ProcessBuilder builder = new ProcessBuilder(
                        executable.get().toString(), "--web.listen-address=127.0.0.1:" + port, "--log.level=error")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DATA_SOURCE_NAME", url);
        Process process = builder.start();
        URI metrics = URI.create("http://127.0.0.1:" + port + "/metrics");
        scraping.scheduleAtFixedRate(() -> scrape(metrics), 1, INTERVAL_SECONDS, TimeUnit.SECONDS);
        return new Exporter(Optional.of(process), scraping);
    }

    private static Optional<Path> installed() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void scrape(URI metrics) {
        try (InputStream answer = metrics.toURL().openStream()) {
            answer.readAllBytes();
        } catch (IOException missed) {
            System.err.println("a scrape of postgres_exporter failed: " + missed.getMessage());
        }
    }

    @Override
    public void close() {
        scraping.shutdownNow();
        process.ifPresent(Process::destroy);
    }
}
