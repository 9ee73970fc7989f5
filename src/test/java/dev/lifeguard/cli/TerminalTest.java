package dev.lifeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
    @Test
    void onlyATerminalGetsColours() {
        assertThat(Terminal.paint(true, Map.of("TERM", "xterm"))).isEqualTo(TerminalColors.COLOURED);
        assertThat(Terminal.paint(false, Map.of("TERM", "xterm"))).isEqualTo(TerminalColors.PLAIN);
    }

    @Test
    void colourCanBeDeclined() {
        assertThat(Terminal.paint(true, Map.of("NO_COLOR", "1"))).isEqualTo(TerminalColors.PLAIN);
        assertThat(Terminal.paint(true, Map.of("NO_COLOR", ""))).isEqualTo(TerminalColors.COLOURED);
        assertThat(Terminal.paint(true, Map.of("TERM", "dumb"))).isEqualTo(TerminalColors.PLAIN);
    }
}
