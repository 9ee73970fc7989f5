package dev.lifeguard.probe.path;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.probe.QuestionTime;
import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.Urls;
import dev.lifeguard.wiring.VertxTime;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What a line remembers of its sockets. */
@Isolated("it reads what the whole process prints")
class TrackedConnectionTest {
    private static RealPostgres postgres;
    private static Vertx vertx;

    @BeforeAll
    static void start() {
        postgres = RealPostgres.start(RealPostgres.NEWEST);
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        postgres.close();
    }

    @Test
    void socketsOfCancelRequestsAreForgottenWhileTheSessionIsHeld() throws Exception {
        TrackedConnection line = line();
        PgConnection connection = connected(line);

        for (int i = 0; i < 5; i++) {
            connection.cancelRequest().toCompletionStage().toCompletableFuture().get(20, SECONDS);
        }

        await().atMost(20, SECONDS).until(() -> line.open() == 1);
        line.hangUp();
        await().atMost(20, SECONDS).until(() -> line.open() == 0);
    }

    /** The client prints what nobody handles, such as the end of a session that is still asked who it is. */
    @Test
    void aSessionThatNobodyListensToEndsWithoutAWordOnTheConsole() throws Exception {
        PrintStream usual = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            TrackedConnection line = line();
            PathLimits limits = new PathLimits(Duration.ofSeconds(3), Duration.ofSeconds(6));
            Session session =
                    new Session(new VertxTime(vertx), connected(line), line, Duration.ZERO, limits, new QuestionTime());

            postgres.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE application_name = 'doomed' AND pid <> pg_backend_pid()");

            await().atMost(20, SECONDS).until(() -> line.open() == 0);
            session.close();
        } finally {
            System.setErr(usual);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain("PgException");
    }

    private static TrackedConnection line() {
        PgConnectOptions options = new PgConnectOptions()
                .setHost("127.0.0.1")
                .setPort(postgres.port())
                .setUser("postgres")
                .setPassword(Urls.PASSWORD)
                .setDatabase("postgres")
                .addProperty("application_name", "doomed");
        return new TrackedConnection(vertx, new VertxTime(vertx), options, Runnable::run);
    }

    private static PgConnection connected(TrackedConnection line) throws Exception {
        return (PgConnection) line.connect(((VertxInternal) vertx).createEventLoopContext())
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, SECONDS);
    }
}
