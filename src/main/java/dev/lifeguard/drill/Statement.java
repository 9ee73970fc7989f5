package dev.lifeguard.drill;

import java.util.Optional;

/**
 * Something that the drill showed.
 *
 * @param text one sentence, with the figures that show it
 * @param setting what to set; empty where there is nothing
 */
public record Statement(String text, Optional<String> setting) {
    static Statement of(String text) {
        return new Statement(text, Optional.empty());
    }

    static Statement of(String text, String setting) {
        return new Statement(text, Optional.of(setting));
    }
}
