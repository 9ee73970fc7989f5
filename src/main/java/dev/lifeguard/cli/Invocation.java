package dev.lifeguard.cli;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** What the arguments ask for. Reading them starts nothing. */
public sealed interface Invocation {

    /** Something to print, and the end. Good answers go to standard output, complaints to standard error. */
    record Answer(int exitCode, String text) implements Invocation {}

    record Run(Command command) implements Invocation {}

    static Invocation of(String... arguments) {
        if (arguments.length == 0) {
            return new Run(new TopCommand());
        }
        try {
            return of(commandLine(arguments[0]).parseArgs(arguments).asCommandLineList());
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

    /**
     * An argument is never read from a file, cut into letters or guessed: what is not understood is refused. The command that
     * is named first is the only one that can be meant, and kubelet runs one every few seconds: the others are left out,
     * since to learn what one looks like takes longer than to run it.
     */
    private static CommandLine commandLine(String first) {
        CommandLine top = new CommandLine(new TopCommand());
        commands(first).forEach(top::addSubcommand);
        return top.registerConverter(Output.class, text -> OptionValues.oneOf(Output.values(), text))
                .registerConverter(WaitGoal.class, text -> OptionValues.oneOf(WaitGoal.values(), text))
                .registerConverter(ReadyGoal.class, text -> OptionValues.oneOf(ReadyGoal.values(), text))
                .registerConverter(Duration.class, OptionValues::timeout)
                .setExpandAtFiles(false)
                .setPosixClusteredShortOptionsAllowed(false)
                .setUsageHelpWidth(100)
                .setUsageHelpAutoWidth(false);
    }

    private static List<Command> commands(String first) {
        Map<String, Supplier<Command>> all = new LinkedHashMap<>();
        all.put(ServeCommand.NAME, ServeCommand::new);
        all.put(SuperviseCommand.NAME, SuperviseCommand::new);
        all.put(CheckCommand.NAME, CheckCommand::new);
        all.put(WaitCommand.NAME, WaitCommand::new);
        all.put(ReadyCommand.NAME, ReadyCommand::new);
        all.put(DrillCommand.NAME, DrillCommand::new);
        all.put(ExplainCommand.NAME, ExplainCommand::new);
        if (all.containsKey(first)) {
            all.keySet().retainAll(Set.of(first));
        }
        return all.values().stream().map(Supplier::get).toList();
    }
}
