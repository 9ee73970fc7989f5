package dev.lifeguard.config;

import java.util.List;
import java.util.stream.Stream;

/** Every key there is, in the order of the manual. */
final class Settings {
    static final List<Setting<?>> ALL = Stream.of(
                    WatchSettings.ALL,
                    PoolSettings.ALL,
                    AlertSettings.ALL,
                    WebhookSettings.ALL,
                    ServeSettings.ALL,
                    HttpSettings.ALL)
            .<Setting<?>>flatMap(group -> group.all().stream())
            .toList();

    static final List<NamedSetting<?>> NAMED = Stream.concat(
                    TargetSettings.ALL.stream(), Stream.of(AlertSettings.LABELS, WebhookSettings.TARGETS))
            .toList();

    private Settings() {}
}
