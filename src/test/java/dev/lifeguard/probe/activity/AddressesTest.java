package dev.lifeguard.probe.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When an address that a name had is one it no longer has. */
class AddressesTest {
    private final Addresses addresses = new Addresses();

    @Test
    void afterAFailoverTheOldAddressIsFormerAtTheSecondLook() {
        resolve("10.0.0.8");
        resolve("10.0.0.9");
        assertThat(addresses.isFormer(address("10.0.0.8"))).isFalse();

        resolve("10.0.0.9");

        assertThat(addresses.isFormer(address("10.0.0.8"))).isTrue();
        assertThat(addresses.isFormer(address("10.0.0.9"))).isFalse();
        assertThat(addresses.all()).contains(address("10.0.0.8"), address("10.0.0.9"));
    }

    @Test
    void aNameWhoseAnswersTakeTurnsHasNoFormerAddress() {
        resolve("10.0.0.8");
        resolve("10.0.0.9");
        resolve("10.0.0.8");
        resolve("10.0.0.9");
        resolve("10.0.0.9");

        assertThat(addresses.isFormer(address("10.0.0.8"))).isFalse();
    }

    @Test
    void aNameThatCannotBeResolvedSaysNothing() {
        resolve("10.0.0.8");
        resolve();
        resolve();

        assertThat(addresses.isFormer(address("10.0.0.8"))).isFalse();
    }

    @Test
    void anAddressTheNameNeverHadIsNotFormer() {
        resolve("10.0.0.8");
        resolve("10.0.0.8");

        assertThat(addresses.isFormer(address("10.0.0.1"))).isFalse();
    }

    @Test
    void theyAreBounded() {
        for (int i = 1; i < 200; i++) {
            resolve("10.0.1." + i);
        }

        assertThat(addresses.all()).hasSizeLessThanOrEqualTo(16);
    }

    private void resolve(String... now) {
        Set<InetAddress> found = new HashSet<>();
        Arrays.stream(now).map(AddressesTest::address).forEach(found::add);
        addresses.add(found);
    }

    private static InetAddress address(String numeric) {
        try {
            return InetAddress.getByName(numeric);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
