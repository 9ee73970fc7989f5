package dev.lifeguard.cli;

import picocli.CommandLine;

/** The sidecar itself. */
@CommandLine.Command(
        name = ServeCommand.NAME,
        description = "Watch the databases and serve what is found over HTTP (the default).",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Command {
    static final String NAME = "serve";

    @Override
    public boolean serves() {
        return true;
    }
}
