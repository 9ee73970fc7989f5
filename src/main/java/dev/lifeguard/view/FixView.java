package dev.lifeguard.view;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.lifeguard.finding.Fix;
import org.jspecify.annotations.Nullable;

/**
 * One thing to do.
 *
 * @param command ready to copy; null where there is none
 */
@JsonPropertyOrder({"text", "command"})
public record FixView(String text, @Nullable String command) {

    static FixView of(Fix fix) {
        return new FixView(fix.text(), fix.command().orElse(null));
    }
}
