package dev.lifeguard.serve.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LeastMissedTest {
    /** Whoever asks for it meets another stage the next time, as when event loops go on meanwhile. */
    private static final class Restless {
        private OpenConnection connection;

        @Override
        public int hashCode() {
            if (connection != null && ThreadLocalRandom.current().nextBoolean()) {
                connection.requested(false);
            } else if (connection != null) {
                connection.answered();
            }
            return 1;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Restless;
        }
    }

    @Test
    void stagesThatChangeMeanwhileDoNotDisturbTheOrder() {
        for (int time = 0; time < 50; time++) {
            List<OpenConnection> open =
                    LongStream.range(0, 400).mapToObj(LeastMissedTest::restless).toList();

            assertThat(LeastMissed.of(open, 40)).hasSize(40);
        }
    }

    private static OpenConnection restless(long number) {
        Restless source = new Restless();
        OpenConnection connection = new OpenConnection(new EmbeddedChannel(), number, source, () -> 0);
        connection.heard();
        source.connection = connection;
        return connection;
    }
}
