package dev.lifeguard.bench;

import dev.lifeguard.testing.RealPostgres;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What many sidecars cost one server. Arguments: how many, several with commas between them; for how long each is measured
 * (such as {@code 1M}); and an executable to start as often, or nothing for sidecars that share a process.
 */
public final class FleetBench {
    /** Long enough for each to have met all others, and to have found its pace. */
    private static final Duration SETTLING = Duration.ofSeconds(90);

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String DATABASE = "fleet";

    private final RealPostgres postgres;
    private final String executable;
    private final Duration span;

    private FleetBench(RealPostgres postgres, String executable, Duration span) {
        this.postgres = postgres;
        this.executable = executable;
        this.span = span;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<Integer> sizes =
                Arrays.stream(arguments[0].split(",")).map(Integer::valueOf).toList();
        String executable = arguments.length > 2 ? arguments[2] : "";
        int slots = sizes.stream().mapToInt(size -> size).max().orElse(0) * 2 + 50;
        System.out.println("| sidecars | server, of one core | each, of the server, a second "
                + "| an exhausted pool among them is named after | all healthy again after a restart of the server |");
        System.out.println("|---|---|---|---|---|");
        for (int size : sizes) {
            try (RealPostgres postgres =
                    RealPostgres.start(RealPostgres.NEWEST, Map.of("max_connections", String.valueOf(slots)))) {
                postgres.execute(
                        "CREATE DATABASE " + DATABASE,
                        "CREATE ROLE watcher LOGIN IN ROLE pg_monitor",
                        "CREATE ROLE application LOGIN");
                new FleetBench(postgres, executable, Duration.parse("PT" + arguments[1])).measure(size);
            }
        }
    }

    private void measure(int size) throws IOException, InterruptedException {
        try (SidecarFleet fleet = executable.isEmpty()
                ? SharedProcess.of(size, url())
                : ManyProcesses.of(size, Path.of(executable), socketUrl())) {
            fleet.untilHealthy();
            Thread.sleep(SETTLING.toMillis());
            Duration before = ServerTime.of(postgres.data());
            BenchStopwatch measured = new BenchStopwatch();
            Thread.sleep(span.toMillis());
            double seconds = measured.elapsed().toNanos() / 1e9;
            double taken = ServerTime.of(postgres.data()).minus(before).toNanos() / 1e9 / seconds;
            System.out.printf(Locale.ROOT, "| %d | %.2f %% | %.0f µs | ", size, taken * 100, taken * 1e6 / size);
            System.out.flush();
            System.out.printf("%s | ", exhausted(fleet));
            System.out.flush();
            System.out.printf("%s |%n", Table.shown(comeback(fleet)));
        }
    }

    /** Processes of one machine would take each other's sockets for their own pod's. */
    private String exhausted(SidecarFleet fleet) throws InterruptedException {
        if (!(fleet instanceof SharedProcess together)) {
            return "not measured";
        }
        try {
            return Table.shown(ExhaustedPool.named(together.vertx(), postgres, DATABASE, url()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Duration comeback(SidecarFleet fleet) throws IOException, InterruptedException {
        postgres.kill();
        fleet.untilUnwell();
        BenchStopwatch answers = Restart.of(postgres);
        fleet.untilHealthy();
        return answers.elapsed();
    }

    private String url() {
        return "postgresql://watcher@127.0.0.1:" + postgres.port() + "/" + DATABASE + "?sslmode=disable";
    }

    /** For the same reason. */
    private String socketUrl() {
        return "postgresql://watcher@/" + DATABASE + "?port=" + postgres.port() + "&host=" + postgres.data();
    }

    /** Sidecars that are measured together. */
    interface SidecarFleet extends AutoCloseable {
        void untilHealthy() throws IOException, InterruptedException;

        void untilUnwell() throws IOException, InterruptedException;

        @Override
        void close() throws IOException, InterruptedException;
    }

    private record SharedProcess(Vertx vertx, List<FaithfulSidecar> sidecars) implements SidecarFleet {
        static SharedProcess of(int size, String url) throws IOException {
            Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
            Path proc = Files.createTempDirectory("lifeguard-proc");
            Files.writeString(proc.resolve("tcp"), "  sl  local_address rem_address   st\n");
            Files.writeString(proc.resolve("tcp6"), "  sl  local_address rem_address   st\n");
            List<FaithfulSidecar> sidecars = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                sidecars.add(new FaithfulSidecar(vertx, url, proc, i, Optional.empty()));
            }
            return new SharedProcess(vertx, sidecars);
        }

        @Override
        public void untilHealthy() throws InterruptedException {
            BenchStopwatch waiting = new BenchStopwatch();
            while (!sidecars.stream().allMatch(FaithfulSidecar::isHealthy)) {
                if (waiting.elapsed().compareTo(PATIENCE) > 0) {
                    throw new IllegalStateException("not healthy: "
                            + sidecars.stream()
                                    .filter(sidecar -> !sidecar.isHealthy())
                                    .map(FaithfulSidecar::report)
                                    .limit(2)
                                    .toList());
                }
                Thread.sleep(20);
            }
        }

        @Override
        public void untilUnwell() throws InterruptedException {
            while (sidecars.stream().anyMatch(FaithfulSidecar::isHealthy)) {
                Thread.sleep(20);
            }
        }

        @Override
        public void close() {
            sidecars.forEach(FaithfulSidecar::close);
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private record ManyProcesses(List<MeasuredSidecar> sidecars) implements SidecarFleet {
        static ManyProcesses of(int size, Path executable, String url) throws IOException, InterruptedException {
            List<MeasuredSidecar> sidecars = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                sidecars.add(MeasuredSidecar.start(executable, "", url));
                Thread.sleep(50);
            }
            return new ManyProcesses(sidecars);
        }

        @Override
        public void untilHealthy() throws IOException, InterruptedException {
            for (MeasuredSidecar sidecar : sidecars) {
                sidecar.api().untilHealthy();
            }
        }

        @Override
        public void untilUnwell() throws IOException, InterruptedException {
            for (MeasuredSidecar sidecar : sidecars) {
                sidecar.api().untilCritical();
            }
        }

        @Override
        public void close() throws InterruptedException {
            for (MeasuredSidecar sidecar : sidecars) {
                sidecar.close();
            }
        }
    }
}
