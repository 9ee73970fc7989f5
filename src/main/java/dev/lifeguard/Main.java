package dev.lifeguard;

import dev.lifeguard.cli.Command;
import dev.lifeguard.cli.CommandRun;
import dev.lifeguard.cli.ExitHandler;
import dev.lifeguard.cli.Invocation;
import dev.lifeguard.cli.Standalone;
import dev.lifeguard.cli.Termination;
import dev.lifeguard.cli.TerminationMessage;
import dev.lifeguard.cli.TransportLoading;
import dev.lifeguard.config.ConfigurationProblems;
import dev.lifeguard.config.DirectMemory;
import dev.lifeguard.config.NameCaching;
import dev.lifeguard.config.StartupSources;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Where everything begins: arguments first, then the configuration, and only then Quarkus. */
@QuarkusMain
public final class Main {
    private static final int REFUSED = 3;

    Main() {}

    public static void main(String[] arguments) {
        // Before anything logs: the log manager asks for the name of this host, and Java reads the setting but once.
        NameCaching.off();
        DirectMemory.limit();
        Invocation invocation = Invocation.of(arguments);
        if (invocation instanceof Invocation.Answer answer) {
            end(answer.exitCode(), answer.text());
        } else if (invocation instanceof Invocation.Run run && run.command() instanceof Standalone alone) {
            System.exit(alone.run());
        } else if (invocation instanceof Invocation.Run run) {
            start(run.command(), arguments);
        }
    }

    private static void start(Command command, String... arguments) {
        TransportLoading.begin();
        if (command.serves()) {
            Termination.endsInOrder();
        }
        command.startup().begin();
        String problems = problems();
        if (!problems.isEmpty()) {
            TerminationMessage.STANDARD.write("lifeguard: " + problems);
            end(REFUSED, "lifeguard: " + problems + "\n");
        } else if (command.serves()) {
            Quarkus.run(null, new ExitHandler(command), arguments);
        } else {
            Quarkus.run(CommandRun.class, new ExitHandler(command), arguments);
        }
    }

    /** Everything that is wrong with the configuration as one message; empty text where nothing is. */
    private static String problems() {
        try {
            List<String> found = ConfigurationProblems.find(StartupSources.read());
            return found.isEmpty() ? "" : ConfigurationProblems.message(found);
        } catch (RuntimeException unreadable) {
            return "the configuration cannot be read: " + unreadable.getMessage();
        }
    }

    private static void end(int code, String text) {
        FileDescriptor stream = code == 0 ? FileDescriptor.out : FileDescriptor.err;
        new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8).print(text);
        System.exit(code);
    }
}
