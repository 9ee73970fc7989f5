package dev.lifeguard.serve.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedHostsTest {
    private final AcceptedHosts hosts = new AcceptedHosts(Set.of("lifeguard.example.com"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "::1",
                "[::1]",
                "localhost",
                "LOCALHOST",
                "localhost.",
                "shop",
                "shop-7d9c",
                "shop.prod.svc",
                "shop.prod.svc.cluster.local",
                "a.localhost",
                "lifeguard.example.com",
                "Lifeguard.Example.Com",
                "lifeguard.example.com."
            })
    void namesThatNoStrangerCanOwnAreAccepted(String host) {
        assertThat(hosts.accept(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.com.",
                "127.0.0.1.evil.com",
                "localhost.evil.com",
                "svc.evil.com",
                "xsvc.com",
                "example.com",
                "a.lifeguard.example.com",
                "1.2.3.4.5",
                "cluster.local.evil.com"
            })
    void otherNamesAreNot(String host) {
        assertThat(hosts.accept(host)).isFalse();
    }
}
