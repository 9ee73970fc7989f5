package dev.lifeguard.cli;

import dev.lifeguard.database.FailureReason;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks the sidecar that runs here, for a probe of Kubernetes, which shows what it prints in the pod's events. */
@CommandLine.Command(
        name = ReadyCommand.NAME,
        description =
                "Ask the sidecar that runs here whether the application is ready, and print the cause on one line.",
        footer = {"", "Exit codes: 0 ready, 1 not ready, 3 bad usage."},
        mixinStandardHelpOptions = true)
final class ReadyCommand implements Standalone {
    static final String NAME = "ready";
    private static final int READY = 0;
    private static final int NOT_READY = 1;
    private static final int LAST_PORT = 65_535;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Where it listens: 9432, unless QUARKUS_HTTP_PORT says otherwise.")
    private @Nullable Integer port;

    @Option(
            names = "--for",
            paramLabel = "GOAL",
            description = "ready (default) asks /health/ready, started asks /health/started.")
    private ReadyGoal goal = ReadyGoal.READY;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "How long to wait for the answer: 2s (default), at most 1m.")
    private Duration timeout = Duration.ofSeconds(2);

    @Option(
            names = "--fail-open",
            description =
                    "Exit 0 where the sidecar does not answer: its silence is no evidence against the application.")
    private boolean failOpen;

    /** @throws OutOfBounds where the port cannot be one, or the timeout is too long for a probe */
    @Override
    public void validate() {
        if (port != null && (port < 1 || port > LAST_PORT)) {
            throw refused("give a port from 1 to " + LAST_PORT);
        }
        if (timeout.compareTo(LONGEST) > 0) {
            throw refused("give a timeout of at most 1m");
        }
    }

    private OutOfBounds refused(String sentence) {
        return new OutOfBounds(Objects.requireNonNull(spec).commandLine(), sentence);
    }

    @Override
    public int run() {
        return run(System.getenv(), Terminal.standard());
    }

    int run(Map<String, String> environment, Terminal terminal) {
        HealthRequest request =
                SidecarPort.of(environment, Optional.ofNullable(port)).get(goal.path(), timeout);
        try {
            HealthReply reply = request.send();
            terminal.print((reply.up() ? "" : "not ") + goal.word() + ": " + reply.sentence() + "\n");
            return reply.up() ? READY : NOT_READY;
        } catch (IOException silent) {
            terminal.print((failOpen ? "taken for " : "not ") + goal.word() + ": the sidecar does not answer on port "
                    + request.port() + ": " + FailureReason.of(silent) + "\n");
            return failOpen ? READY : NOT_READY;
        }
    }
}
