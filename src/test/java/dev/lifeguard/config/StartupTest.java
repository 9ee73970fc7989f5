package dev.lifeguard.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.database.Secret;
import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorFactory;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SecretKeysHandler;
import io.smallrye.config.SecretKeysHandlerFactory;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command sets, beside what else is set. */
class StartupTest {
    private static final int BUILT_IN = 250;
    private static final int SYSTEM_PROPERTIES = 400;
    private static final Startup DRILL = Startup.once().usually(WatchSettings.ACTIVITY_INTERVAL, "1s");

    private static String interval(ConfigSource... others) {
        return config(DRILL, others).getRawValue("lifeguard.activity.interval");
    }

    private static SmallRyeConfig config(Startup startup, ConfigSource... others) {
        return new SmallRyeConfigBuilder()
                .withSources(StartupSources.of(startup))
                .withSources(others)
                .build();
    }

    @Test
    void whatIsUsualGivesWayToTheEnvironmentButNotToWhatIsBuiltIn() {
        assertThat(interval()).isEqualTo("1s");
        assertThat(interval(
                        new PropertiesConfigSource(Map.of("lifeguard.activity.interval", "15s"), "built in", BUILT_IN)))
                .isEqualTo("1s");
        assertThat(interval(new EnvConfigSource(Map.of("LIFEGUARD_ACTIVITY_INTERVAL", "5s"), 300)))
                .isEqualTo("5s");
    }

    @Test
    void aCommandOpensNoPortWhateverIsSet() {
        SmallRyeConfig config = config(
                Startup.once(),
                new PropertiesConfigSource(
                        Map.of("quarkus.http.host-enabled", "true"), "properties", SYSTEM_PROPERTIES));

        assertThat(config.getRawValue("quarkus.http.host-enabled")).isEqualTo("false");
    }

    @Test
    void theSidecarSetsNothing() {
        assertThat(Startup.serving().fixed()).isEmpty();
        assertThat(Startup.serving().usual()).isEmpty();
    }

    /** {@link StartupSources#read} looks for none, and would judge other values than those that Quarkus has. */
    @ParameterizedTest
    @ValueSource(
            classes = {
                ConfigSourceInterceptor.class,
                ConfigSourceInterceptorFactory.class,
                SecretKeysHandler.class,
                SecretKeysHandlerFactory.class
            })
    void nothingOnTheClassPathChangesWhatIsSet(Class<?> service) {
        assertThat(ServiceLoader.load(service).stream()
                        .map(provider -> provider.type().getName())
                        .filter(name -> !name.matches("io\\.quarkus\\.(test|deployment)\\..*")))
                .isEmpty();
    }

    @Test
    void aUrlOfTheCommandLineIsInNoSetting() {
        Startup startup = Startup.once().of(Optional.of(Secret.of("postgresql://app:s3cr3t@db/shop")));

        assertThat(startup.url()).isPresent();
        assertThat(config(startup).getPropertyNames())
                .allSatisfy(
                        name -> assertThat(config(startup).getRawValue(name)).doesNotContain("s3cr3t"));
        assertThat(startup.toString()).doesNotContain("s3cr3t");
    }
}
