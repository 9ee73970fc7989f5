package dev.lifeguard.cli;

import picocli.CommandLine;

/** What runs where no command is given: the sidecar. */
@CommandLine.Command(
        name = "lifeguard",
        description = "Says why a connection to PostgreSQL fails.",
        footer = {
            "",
            "The database is taken from DATABASE_URL, LIFEGUARD_DATABASE_URL or libpq's PGHOST and its like.",
            "Exit codes: 0 healthy, 1 warnings, 2 critical, 3 unknown or bad usage."
        },
        mixinStandardHelpOptions = true)
final class TopCommand implements Command {
    @Override
    public boolean serves() {
        return true;
    }
}
