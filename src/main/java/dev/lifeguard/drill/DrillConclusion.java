package dev.lifeguard.drill;

import java.util.Optional;

/**
 * Something that the drill showed.
 *
 * @param text one sentence, with the figures that show it
 * @param setting what to set; empty where there is nothing
 */
public record DrillConclusion(String text, Optional<String> setting) {
    static DrillConclusion of(String text) {
        return new DrillConclusion(text, Optional.empty());
    }

    static DrillConclusion of(String text, String setting) {
        return new DrillConclusion(text, Optional.of(setting));
    }
}
