package dev.lifeguard.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Settings in the order in which they are declared, which is that of the manual. */
final class SettingGroup {
    private final List<Setting<?>> all = new ArrayList<>();

    <T> Setting<T> of(String key, SettingType<T> type, String standard, String sentence) {
        return with(new Setting<>(key, type, Optional.of(standard), sentence));
    }

    /** One that means nothing where it is not set. */
    <T> Setting<T> optional(String key, SettingType<T> type, String sentence) {
        return with(new Setting<>(key, type, Optional.empty(), sentence));
    }

    private <T> Setting<T> with(Setting<T> setting) {
        all.add(setting);
        return setting;
    }

    List<Setting<?>> all() {
        return List.copyOf(all);
    }
}
