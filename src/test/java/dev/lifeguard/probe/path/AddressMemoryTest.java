package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.database.Endpoint;
import dev.lifeguard.observation.AddressObservation.Known;
import dev.lifeguard.observation.Attempt;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Phase;
import io.vertx.core.net.SocketAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AddressMemoryTest {
    private static final Endpoint DB = new Endpoint("db", 5432);
    private static final Optional<PathFailure> SILENT =
            Optional.of(new PathFailure.Silent(Phase.TCP, Duration.ofSeconds(3), 1));
    private static final Optional<InetSocketAddress> HELD = Optional.of(new InetSocketAddress("10.0.0.1", 5432));

    private final AddressMemory memory = new AddressMemory();

    @Test
    void allButTheOneThatIsHeldAreTriedInTurn() {
        memory.resolved(addresses(1, 2, 3, 4));
        List<String> order = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Candidate next = memory.next(HELD).orElseThrow();
            order.add(next.shown());
            memory.tried(next, Optional.empty());
        }

        assertThat(order).containsExactly("10.0.0.2", "10.0.0.3", "10.0.0.4", "10.0.0.2", "10.0.0.3", "10.0.0.4");
        assertThat(memory.suspects()).isFalse();
    }

    @Test
    void oneThatFailedIsTriedAgainFirst() {
        memory.resolved(addresses(1, 2, 3));
        memory.tried(address(2), SILENT);

        assertThat(memory.suspects()).isTrue();
        assertThat(memory.next(HELD).map(Candidate::shown)).contains("10.0.0.2");
        memory.tried(address(2), SILENT);
        assertThat(memory.suspects()).isFalse();
        assertThat(memory.next(HELD).map(Candidate::shown)).contains("10.0.0.3");
        assertThat(known(2).times()).isEqualTo(2);
    }

    @Test
    void whatAConnectionMetOnItsWayCounts() {
        memory.tried(new Attempt(DB, "10.0.0.2", SILENT));
        memory.tried(new Attempt(DB, "10.0.0.1", Optional.empty()));
        memory.resolved(addresses(1, 2));

        assertThat(known(2).failure()).isEqualTo(SILENT);
        assertThat(known(1).failure()).isEmpty();
    }

    @Test
    void aServerThatTurnsTheLoginAwayIsAtThatAddress() {
        memory.resolved(addresses(1, 2));
        memory.tried(new Attempt(DB, "10.0.0.2", Optional.of(new PathFailure.SessionUnwanted("primary", true, false))));

        assertThat(known(2).failure()).isEmpty();
    }

    @Test
    void whatWeWereNotThereToHearSaysNothing() {
        memory.resolved(addresses(1, 2));
        memory.tried(
                address(2),
                Optional.of(new PathFailure.NotScheduled(Phase.TCP, Duration.ofSeconds(2), Duration.ofSeconds(3))));

        assertThat(known(2).times()).isZero();
    }

    @Test
    void aSingleAddressIsTheHeldSessionsOwnMatter() {
        memory.resolved(addresses(1));

        assertThat(memory.next(Optional.empty())).isEmpty();
    }

    @Test
    void anotherAnswerIsToldAndAnotherOrderIsNot() {
        assertThat(memory.resolved(addresses(1, 2))).isFalse();
        assertThat(memory.resolved(addresses(2, 1))).isFalse();
        assertThat(memory.resolved(addresses(2, 3))).isTrue();
        assertThat(memory.at(Instant.EPOCH).orders())
                .containsExactly(
                        List.of("10.0.0.1", "10.0.0.2"),
                        List.of("10.0.0.2", "10.0.0.1"),
                        List.of("10.0.0.2", "10.0.0.3"));
    }

    @Test
    void anAddressThatTheNameNoLongerHasIsForgotten() {
        memory.resolved(addresses(1, 2));
        memory.tried(address(2), SILENT);
        memory.resolved(addresses(1, 3));
        memory.resolved(addresses(1, 2));

        assertThat(known(2).times()).isZero();
    }

    private Known known(int last) {
        return memory.at(Instant.EPOCH).addresses().stream()
                .filter(known -> known.address().equals("10.0.0." + last))
                .findFirst()
                .orElseThrow();
    }

    private static List<Candidate> addresses(int... last) {
        return Arrays.stream(last).mapToObj(AddressMemoryTest::address).toList();
    }

    private static Candidate address(int last) {
        return new Candidate(DB, SocketAddress.inetSocketAddress(5432, "10.0.0." + last), "10.0.0." + last);
    }
}
