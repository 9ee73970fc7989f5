package dev.lifeguard.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is kept quiet by configuration.
 *
 * @param mutes alerts that are never sent
 * @param windows times in which none is
 */
public record Silences(List<Mute> mutes, List<Window> windows) {
    /** The setting that keeps this alert quiet now. */
    Optional<String> over(AlertKey key, Instant now) {
        return mutes.stream()
                .filter(mute -> mute.covers(key))
                .map(mute -> "silence:" + mute)
                .findFirst()
                .or(() -> windows.stream()
                        .filter(window -> window.covers(now))
                        .map(window -> "maintenance:" + window)
                        .findFirst());
    }
}
