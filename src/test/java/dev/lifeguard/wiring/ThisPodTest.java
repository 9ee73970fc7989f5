package dev.lifeguard.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThisPodTest {
    @ParameterizedTest
    @CsvSource({
        "shop-7d9f8b6c5d-x2x7z, shop",
        "shop-api-v2-7d9f8b6c5d-x2x7z, shop-api-v2",
        "shop-0, shop",
        "shop-api-12, shop-api",
        "shop-api, ",
        "shop-backend-server, ",
        "localhost, ",
        "-0, ",
    })
    void theNameOfAPodTellsItsDeployment(String host, String deployment) {
        assertThat(ThisPod.deployment(Map.of("HOSTNAME", host, "KUBERNETES_SERVICE_HOST", "10.0.0.1")))
                .isEqualTo(Optional.ofNullable(deployment));
    }

    @Test
    void elsewhereAHostMayBeCalledAnything() {
        assertThat(ThisPod.deployment(Map.of("HOSTNAME", "web-1"))).isEmpty();
        assertThat(ThisPod.deployment(Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1")))
                .isEmpty();
    }
}
