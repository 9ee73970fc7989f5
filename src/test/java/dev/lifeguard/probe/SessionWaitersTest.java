package dev.lifeguard.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.testing.ManualTime;
import dev.lifeguard.testing.NeverAsked;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
        OpenSession session = new NeverAsked();
        waiters.opened(session);

        assertThat(look.result()).isSameAs(session);
        assertThat(told).containsExactly("listens");
    }

    @Test
    void theNextOneIsToldToBoth() {
        listen("looks", "listens");
        waiters.join("looks");
        waiters.opened(new NeverAsked());
        told.clear();
        waiters.opened(new NeverAsked());

        assertThat(told).containsExactly("looks", "listens");
    }

    @Test
    void whoHasGivenUpIsTold() {
        listen("looks");
        Future<OpenSession> look = waiters.join("looks");
        time.advance(PATIENCE);
        waiters.opened(new NeverAsked());

        assertThat(look.cause()).isInstanceOf(NoSession.class);
        assertThat(told).containsExactly("looks");
    }

    @Test
    void whoIsDisappointedIsTold() {
        listen("looks");
        Future<OpenSession> look = waiters.join("looks");
        waiters.disappoint();
        waiters.opened(new NeverAsked());

        assertThat(look.cause()).isInstanceOf(NoSession.class);
        assertThat(told).containsExactly("looks");
    }

    private void listen(String... names) {
        for (String name : names) {
            waiters.listen(name, () -> told.add(name));
        }
    }
}
