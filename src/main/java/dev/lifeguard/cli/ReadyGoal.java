package dev.lifeguard.cli;

import java.util.Locale;

/** What {@code ready} asks for. */
enum ReadyGoal {
    READY,
    STARTED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String path() {
        return "/health/" + word();
    }
}
