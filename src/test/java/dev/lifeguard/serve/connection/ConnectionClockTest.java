package dev.lifeguard.serve.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConnectionClockTest {
    private static final long NOTHING_SCHEDULED = -1;

    private final EmbeddedChannel accepting = new EmbeddedChannel();
    private final Connections connections = new Connections(ConnectionLimits.ofHeap(64 << 20));
    private final ConnectionClock clock = new ConnectionClock(accepting.eventLoop(), connections);

    @Test
    void secondsPassUntilTheLastConnectionIsGone() {
        connections.accept(new EmbeddedChannel());
        clock.pass();

        long next = 0;
        for (int second = 0; second < 60 && next != NOTHING_SCHEDULED; second++) {
            accepting.advanceTimeBy(1, TimeUnit.SECONDS);
            next = accepting.runScheduledPendingTasks();
        }

        assertThat(connections.size())
                .as("the one that never said a word is overdue")
                .isZero();
        assertThat(next).isEqualTo(NOTHING_SCHEDULED);
    }

    @Test
    void theNextConnectionStartsItAgain() {
        EmbeddedChannel first = new EmbeddedChannel();
        connections.accept(first);
        clock.pass();
        first.close();
        accepting.advanceTimeBy(1, TimeUnit.SECONDS);
        assertThat(accepting.runScheduledPendingTasks()).isEqualTo(NOTHING_SCHEDULED);

        connections.accept(new EmbeddedChannel());
        clock.pass();

        accepting.advanceTimeBy(1, TimeUnit.SECONDS);
        assertThat(accepting.runScheduledPendingTasks()).isPositive();
    }
}
