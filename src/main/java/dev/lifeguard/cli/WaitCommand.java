package dev.lifeguard.cli;

import dev.lifeguard.watch.Report;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Waits for the databases, for init containers and scripts. */
@CommandLine.Command(
        name = WaitCommand.NAME,
        description = "Wait until every database is ready, printing each change of cause on one line.",
        footer = {"", "Exit codes: 0 ready, 2 not ready in time, 3 bad usage."},
        mixinStandardHelpOptions = true)
final class WaitCommand implements OneShot {
    static final String NAME = "wait";

    @Option(
            names = "--for",
            paramLabel = "GOAL",
            description = "healthy (default): the application could work. reachable: the server answers in"
                    + " PostgreSQL's protocol and is up, even where it does not let us in. migrated: healthy, and every"
                    + " migration that the code wants has been applied.")
    WaitGoal goal = WaitGoal.HEALTHY;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "How long at most: 60s (default), 2m, 500ms, PT1M, or a number of seconds.")
    Duration timeout = Duration.ofSeconds(60);

    @Override
    public Exit run(CommandContext context) throws InterruptedException {
        Waiting waiting = new Waiting(
                goal, timeout, context.wordings(), context.time(), context.terminal(), TerminationMessage.STANDARD);
        context.changes().listen();
        Report first = context.watch().report().get();
        context.watch().start();
        return waiting.untilReached(first, context.changes()) ? Exit.HEALTHY : Exit.CRITICAL;
    }
}
