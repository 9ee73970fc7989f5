package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.observation.PathFailure;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FirewallRejectTest {
    private static final Optional<InetSocketAddress> HERE = Optional.of(new InetSocketAddress("127.0.0.1", 5432));
    private static final NoRouteToHostException NO_ROUTE = new NoRouteToHostException();

    @Test
    void whoeverSaysNoAtOnceIsAFirewall() {
        assertThat(FirewallReject.in(NO_ROUTE, Duration.ofMillis(2), HERE))
                .isInstanceOfSatisfying(
                        ClassifiedFailure.class,
                        said -> assertThat(said.failure()).isEqualTo(new PathFailure.Unreachable(FirewallReject.WHY)));
    }

    @Test
    void aHostThatWasAskedForInVainIsNone() {
        assertThat(FirewallReject.in(NO_ROUTE, Duration.ofSeconds(3), HERE)).isSameAs(NO_ROUTE);
    }

    @Test
    void aRefusalIsNone() {
        ConnectException refused = new ConnectException();

        assertThat(FirewallReject.in(refused, Duration.ofMillis(2), HERE)).isSameAs(refused);
    }

    @Test
    void aRouteThatIsMissingHereIsNone() {
        Optional<InetSocketAddress> nowhere = Optional.of(new InetSocketAddress("255.255.255.255", 5432));

        assertThat(FirewallReject.in(NO_ROUTE, Duration.ofMillis(2), nowhere)).isSameAs(NO_ROUTE);
    }
}
