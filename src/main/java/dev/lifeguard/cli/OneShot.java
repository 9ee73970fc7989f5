package dev.lifeguard.cli;

/** A command that has a result and ends. */
interface OneShot extends Command {
    /** Does it, prints the result and returns how to end. Runs on the main thread, which it may block. */
    Exit run(CommandContext context) throws InterruptedException;
}
