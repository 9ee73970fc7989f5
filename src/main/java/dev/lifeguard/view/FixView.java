package dev.lifeguard.view;

import dev.lifeguard.finding.Fix;
import org.jspecify.annotations.Nullable;

/**
 * One thing to do.
 *
 * @param command ready to copy; null where there is none
 */
public record FixView(String text, @Nullable String command) {

    static FixView of(Fix fix) {
        return new FixView(fix.text(), fix.command().orElse(null));
    }
}
