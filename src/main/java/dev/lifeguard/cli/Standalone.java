package dev.lifeguard.cli;

/** A command that needs neither configuration nor Quarkus: it runs at once and ends. */
public interface Standalone extends Command {
    /** Does it, prints the result and returns the exit code. */
    int run();
}
