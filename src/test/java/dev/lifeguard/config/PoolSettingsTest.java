package dev.lifeguard.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.observation.DeclaredPool;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolSettingsTest {
    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "0, 10, 0",
        "3, 10, 3",
        "0%, 10, 0",
        "25%, 10, 3",
        "25%, 4, 1",
        "25%, 1, 1",
        "1%, 10000, 100",
        "34%, 3, 2",
        "100%, 10000, 10000"
    })
    void surgeIsRoundedUpToWholePods(String surge, int replicas, int pods) {
        assertThat(PoolSettings.surge(surge).applyAsInt(replicas)).isEqualTo(pods);
    }

    @Test
    void whatIsNotDeclaredIsTheUsual() {
        assertThat(of(Map.of("lifeguard.pool.size", "5"))).contains(new DeclaredPool(5, 0, 1, 1, 0, Optional.empty()));
    }

    @Test
    void replicasThatAreSeenCountWhereNoneAreDeclared() {
        Map<String, String> size = Map.of("lifeguard.pool.size", "5");
        Map<String, String> declared = Map.of("lifeguard.pool.size", "5", "lifeguard.pool.replicas", "4");
        Map<String, String> surge = Map.of("lifeguard.pool.size", "5", "lifeguard.pool.max-surge", "50%");

        assertThat(seeing(7, size)).contains(new DeclaredPool(5, 0, 1, 7, 0, Optional.empty()));
        assertThat(seeing(7, declared)).contains(new DeclaredPool(5, 0, 1, 4, 1, Optional.empty()));
        assertThat(seeing(7, surge)).contains(new DeclaredPool(5, 0, 1, 7, 4, Optional.empty()));
    }

    @Test
    void everythingIsTaken() {
        assertThat(of(Map.of(
                        "lifeguard.pool.size", "5",
                        "lifeguard.pool.max-overflow", "6",
                        "lifeguard.pool.workers", "4",
                        "lifeguard.pool.replicas", "10",
                        "lifeguard.pool.recycle", "30m")))
                .contains(new DeclaredPool(5, 6, 4, 10, 3, Optional.of(Duration.ofMinutes(30))));
    }

    @Test
    void withoutASizeNothingIsDeclared() {
        assertThat(of(Map.of())).isEmpty();
    }

    private static Optional<DeclaredPool> of(Map<String, String> given) {
        return seeing(0, given);
    }

    private static Optional<DeclaredPool> seeing(int replicas, Map<String, String> given) {
        return PoolSettings.of(new SettingValues(new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(given, "application.properties", 270))
                        .build()))
                .map(pool -> pool.apply(replicas));
    }
}
