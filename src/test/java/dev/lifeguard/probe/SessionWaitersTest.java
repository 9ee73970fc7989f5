package dev.lifeguard.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.testing.ManualTime;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionWaitersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ManualTime time = new ManualTime();
    private final SessionWaiters waiters = new SessionWaiters(time, PATIENCE);
    private final List<String> told = new ArrayList<>();

    /** Else every start would look twice at everything, and log in twice. */
    @Test
    void whoseLookWaitedForItIsNotToldOnTop() {
        listen("looks", "listens");
        Future<OpenSession> look = waiters.join("looks");
        OpenSession session = new Opened();
        waiters.opened(session);

        assertThat(look.result()).isSameAs(session);
        assertThat(told).containsExactly("listens");
    }

    @Test
    void theNextOneIsToldToBoth() {
        listen("looks", "listens");
        waiters.join("looks");
        waiters.opened(new Opened());
        told.clear();
        waiters.opened(new Opened());

        assertThat(told).containsExactly("looks", "listens");
    }

    @Test
    void whoHasGivenUpIsTold() {
        listen("looks");
        Future<OpenSession> look = waiters.join("looks");
        time.advance(PATIENCE);
        waiters.opened(new Opened());

        assertThat(look.cause()).isInstanceOf(NoSession.class);
        assertThat(told).containsExactly("looks");
    }

    @Test
    void whoIsDisappointedIsTold() {
        listen("looks");
        Future<OpenSession> look = waiters.join("looks");
        waiters.disappoint();
        waiters.opened(new Opened());

        assertThat(look.cause()).isInstanceOf(NoSession.class);
        assertThat(told).containsExactly("looks");
    }

    private void listen(String... names) {
        for (String name : names) {
            waiters.listen(name, () -> told.add(name));
        }
    }

    private static final class Opened implements OpenSession {
        @Override
        public Future<List<Row>> ask(Question question) {
            throw new AssertionError();
        }

        @Override
        public Future<List<List<Row>>> askTogether(List<String> statements) {
            throw new AssertionError();
        }

        @Override
        public Optional<SessionEnds> ends() {
            return Optional.empty();
        }
    }
}
