package dev.lifeguard.serve.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.HostAndPort;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTest {
    private static final AcceptedHosts HOSTS = new AcceptedHosts(Set.of("lifeguard.example.com"));

    @ParameterizedTest(name = "{0} {1} to {2}:{3}: foreign {4}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, shop, 9432, false",
                "http://shop:9432, -, shop, 9432, false",
                "http://SHOP:9432, same-origin, shop, 9432, false",
                "https://shop, -, shop, -1, false",
                "https://shop:443, -, shop, 80, false",
                "https://lifeguard.example.com, -, 10.0.0.1, 9432, false",
                "-, none, shop, 9432, false",
                "http://shop:9433, -, shop, 9432, true",
                "http://shop, -, shop, 9432, true",
                "http://evil.example, -, shop, 9432, true",
                "http://shop.evil.example:9432, -, shop, 9432, true",
                "null, -, shop, 9432, true",
                "'', -, shop, 9432, true",
                "://, -, shop, 9432, true",
                "-, cross-site, shop, 9432, true",
                "-, same-site, shop, 9432, true",
            })
    void onlyWhatWasBegunHereMayPost(String origin, String site, String host, int port, boolean foreign) {
        assertThat(new Origin(origin, site).isForeign(HostAndPort.create(host, port), HOSTS))
                .isEqualTo(foreign);
    }
}
