package dev.lifeguard.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                ProbeSettings.class,
                ConnectSettings.class,
                ReadinessSettings.class,
                ActivitySettings.class,
                IdleCutoffSettings.class,
                LogSettings.class
            })
    void everyMappedKeyIsKnownAndTakesItsOwnDefault(Class<?> mapping) {
        String prefix = mapping.getAnnotation(ConfigMapping.class).prefix();
        Stream<Method> keys = Arrays.stream(mapping.getDeclaredMethods());

        assertThat(keys).isNotEmpty().allSatisfy(key -> {
            String standard = key.getAnnotation(WithDefault.class).value();
            assertThat(Setting.ALL)
                    .filteredOn(setting -> setting.key().equals(prefix + "." + key.getName()))
                    .singleElement()
                    .matches(setting -> setting.kind().accepts().test(standard));
        });
    }
}
