package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.testing.ManualTime;
import dev.lifeguard.testing.RealPostgres;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What a server takes for an answer in virtual time, which passes only while it is frozen: however busy the machine is. */
final class LateAnswer {
    private static final Duration SOON = Duration.ofSeconds(10);

    private LateAnswer() {}

    /** Asks while the server is frozen, lets so much time pass, and thaws it; waits for the end. */
    static <T> CompletableFuture<T> after(
            RealPostgres server, ManualTime time, Duration passing, Supplier<T> question) {
        server.freeze();
        try {
            CompletableFuture<T> asked = CompletableFuture.supplyAsync(question);
            await().atMost(SOON)
                    .until(() -> time.next()
                            .filter(due -> due.compareTo(SchedulingGaps.TICK) <= 0)
                            .isPresent());
            time.advance(passing);
            assertThat(asked).isNotDone();
            server.thaw();
            await().atMost(SOON).until(asked::isDone);
            return asked;
        } finally {
            server.thaw();
        }
    }
}
