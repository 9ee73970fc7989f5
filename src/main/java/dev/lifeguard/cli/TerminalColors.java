package dev.lifeguard.cli;

import dev.lifeguard.finding.Severity;
import dev.lifeguard.watch.Status;

/** Colours, or none. The text reads the same without them. */
enum TerminalColors {
    PLAIN,
    COLOURED;

    private static final String ESCAPE = "\u001b[";
    private static final String RED = "31";
    private static final String GREEN = "32";
    private static final String YELLOW = "33";

    String bold(String text) {
        return in("1", text);
    }

    String faint(String text) {
        return in("2", text);
    }

    String broken(String text) {
        return in(RED, text);
    }

    String as(Status status, String text) {
        return in(
                switch (status) {
                    case HEALTHY -> GREEN;
                    case DEGRADED, UNKNOWN -> YELLOW;
                    case DOWN -> RED;
                },
                text);
    }

    String as(Severity severity, String text) {
        return switch (severity) {
            case CRITICAL -> in(RED, text);
            case WARNING -> in(YELLOW, text);
            case INFO -> text;
        };
    }

    private String in(String code, String text) {
        return this == PLAIN ? text : ESCAPE + code + "m" + text + ESCAPE + "0m";
    }
}
