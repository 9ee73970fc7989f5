package dev.lifeguard.probe.path;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.database.ScramIterations;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Place;
import dev.lifeguard.finding.Wordings;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.testing.Flood;
import dev.lifeguard.testing.Named;
import dev.lifeguard.testing.Peer;
import dev.lifeguard.testing.Urls;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that sends without end, or asks for too much, costs one round and is named. */
class HostileServerTest {
    static Stream<Flood> floods() {
        return Flood.all();
    }

    @ParameterizedTest
    @MethodSource("floods")
    void aFloodEndsTheConnectionAndIsNamed(Flood flood) throws IOException {
        try (Peer peer = flood.server();
                PathRounds looking = PathRounds.at(Urls.app(peer.port()))) {
            PathObservation seen = looking.look();
            assertThat(Named.causes(seen)).containsExactly(Cause.NOT_POSTGRES);
            assertThat(Wordings.onClassPath(Place.POD)
                            .of(Cause.NOT_POSTGRES)
                            .summary(Named.findings(seen).get(0).evidence()))
                    .contains("floods its clients");

            await().atMost(20, SECONDS).until(() -> peer.open() == 0);
            assertThat(flood.taken()).isLessThan(Flood.MOST_BYTES);
        }
    }

    @Test
    void iterationsOfScramAreCounted() throws IOException {
        try (Peer peer = Flood.ofIterations(100_000_000);
                PathRounds looking = PathRounds.at(Urls.app(peer.port()))) {
            assertThat(Named.causes(looking.look())).containsExactly(Cause.AUTH_METHOD_MISMATCH);
            assertThat(looking.look().failure().toString()).contains("100000000 iterations");
        }
    }

    @Test
    void whatPostgresAsksForIsComputed() {
        assertThat(ScramIterations.tooMany("r=abc,s=c2FsdA==,i=4096")).isEmpty();
        assertThat(ScramIterations.tooMany("r=abc,s=c2FsdA==,i=600000")).isEmpty();
        assertThat(ScramIterations.tooMany("r=abc,s=c2FsdA==,i=600001")).isPresent();
        assertThat(ScramIterations.tooMany("r=abc,s=c2FsdA==")).isPresent();
    }
}
