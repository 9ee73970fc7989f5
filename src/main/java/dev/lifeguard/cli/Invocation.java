package dev.lifeguard.cli;

import java.time.Duration;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** What the arguments ask for. Reading them starts nothing. */
public sealed interface Invocation {

    /** Something to print, and the end. Good answers go to standard output, complaints to standard error. */
    record Answer(int exitCode, String text) implements Invocation {}

    record Run(Command command) implements Invocation {}

    static Invocation of(String... arguments) {
        CommandLine all = commandLine();
        try {
            return of(all.parseArgs(arguments).asCommandLineList());
        } catch (ParameterException wrong) {
            String complaint = UsageError.of(wrong, arguments);
            String usage = wrong.getCommandLine().getUsageMessage(Ansi.OFF);
            return new Answer(Exit.UNKNOWN.code(), "lifeguard: " + complaint + "\n\n" + usage);
        }
    }

    private static Invocation of(List<CommandLine> chain) {
        for (CommandLine line : chain) {
            if (line.isUsageHelpRequested()) {
                return new Answer(Exit.HEALTHY.code(), line.getUsageMessage(Ansi.OFF));
            }
            if (line.isVersionHelpRequested()) {
                return new Answer(Exit.HEALTHY.code(), "lifeguard " + Version.NUMBER + "\n");
            }
        }
        Command chosen = chain.get(chain.size() - 1).getCommand();
        chosen.validate();
        return new Run(chosen);
    }

    /** An argument is never read from a file, cut into letters or guessed: what is not understood is refused. */
    private static CommandLine commandLine() {
        return new CommandLine(new TopCommand())
                .addSubcommand(new ServeCommand())
                .addSubcommand(new SuperviseCommand())
                .addSubcommand(new CheckCommand())
                .addSubcommand(new WaitCommand())
                .addSubcommand(new ReadyCommand())
                .addSubcommand(new DrillCommand())
                .addSubcommand(new ExplainCommand())
                .registerConverter(Output.class, text -> OptionValues.oneOf(Output.values(), text))
                .registerConverter(WaitGoal.class, text -> OptionValues.oneOf(WaitGoal.values(), text))
                .registerConverter(ReadyGoal.class, text -> OptionValues.oneOf(ReadyGoal.values(), text))
                .registerConverter(Duration.class, OptionValues::timeout)
                .setExpandAtFiles(false)
                .setPosixClusteredShortOptionsAllowed(false)
                .setUsageHelpWidth(100)
                .setUsageHelpAutoWidth(false);
    }
}
