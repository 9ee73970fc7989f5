package dev.lifeguard.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;

/** The sidecar as a process below this one, which starts it anew: the container goes on, and the pod stays ready. */
@CommandLine.Command(
        name = SuperviseCommand.NAME,
        description =
                "Serve from a process of its own, and start it anew where it is killed or hangs. Kubernetes takes a pod out of"
                        + " service while a container is missing; this one is not.",
        footer = {"", "Exit codes: 0 on SIGTERM, otherwise that of a sidecar which could not start."},
        mixinStandardHelpOptions = true)
final class SuperviseCommand implements Standalone {
    static final String NAME = "supervise";
    private static final int FAILED = 1;

    @Override
    public int run() {
        List<String> sidecar;
        try {
            sidecar = OwnProgram.read().asked(ServeCommand.NAME);
        } catch (IOException elsewhere) {
            System.err.println("lifeguard: supervise reads /proc, which is not here; use serve");
            return FAILED;
        }
        Supervisor supervisor =
                new Supervisor(sidecar, answers(System.getenv()), System.err::println, TimeUnit.SECONDS);
        Termination.onSignal(supervisor::end);
        return supervisor.run();
    }

    /** Whether the port says anything at all; never a word about a database. */
    private static BooleanSupplier answers(Map<String, String> environment) {
        HealthRequest request = SidecarPort.of(environment, Optional.empty())
                .get("/health/live", Duration.ofSeconds(Supervisor.TIMEOUT_SECONDS));
        return () -> {
            try {
                return request.send().up();
            } catch (IOException silent) {
                return false;
            }
        };
    }
}
