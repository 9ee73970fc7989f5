package dev.lifeguard.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A real service, FastAPI with SQLAlchemy and asyncpg, whose pool of 5 + 5 can be used up in several ways. */
public final class FastApiService implements AutoCloseable {
    /** Debian's own, which has Debian's packages. */
    private static final String PYTHON = "/usr/bin/python3";

    private static final Path SOURCES = Path.of("src", "test", "python");

    private final Process process;
    private final int port = FreePort.next();
    /** Older releases of the server refuse a request that offers anything newer. */
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private FastApiService(int database) {
        ProcessBuilder builder = new ProcessBuilder(
                        PYTHON, "-m", "uvicorn", "shop:app", "--host", "127.0.0.1", "--port", String.valueOf(port))
                .directory(SOURCES.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .put(
                        "DATABASE_URL",
                        "postgresql+asyncpg://app:" + Urls.PASSWORD + "@127.0.0.1:" + database + "/shop?ssl=disable");
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(Duration.ofSeconds(60)).until(this::isAlive);
    }

    /** Whether this machine has what it takes. */
    public static boolean isPossible() {
        if (!Files.isExecutable(Path.of(PYTHON))) {
            return false;
        }
        try {
            Process trial = new ProcessBuilder(PYTHON, "-c", "import asyncpg, fastapi, sqlalchemy, uvicorn")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return trial.waitFor(60, TimeUnit.SECONDS) && trial.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** In this network namespace, with its database on loopback. */
    public static FastApiService with(int database) {
        return new FastApiService(database);
    }

    /** Requests that nobody waits for. */
    public void ask(int times, String path) {
        for (int i = 0; i < times; i++) {
            client.sendAsync(request(path), HttpResponse.BodyHandlers.discarding());
        }
    }

    private boolean isAlive() {
        try {
            return client.send(request("/alive"), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofMinutes(5))
                .build();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
