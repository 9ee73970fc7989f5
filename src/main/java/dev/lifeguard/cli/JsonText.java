package dev.lifeguard.cli;

/** Writes records exactly as the API does. */
@FunctionalInterface
interface JsonText {
    String of(Object view);
}
