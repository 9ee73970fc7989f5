package dev.lifeguard.bench;

import dev.lifeguard.testing.RealPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Everything that is measured, in its order. Arguments: the jar or native executable, for how long the quiet part runs
 * (such as {@code 2M}), and, if any, options for the JVM.
 */
public final class Bench {
    /** After which caches are filled, and nothing is new any more. */
    private static final Duration SETTLING = Duration.ofMinutes(1);

    private static final int CRASHES = 20;
    private static final int FREEZES = 10;
    private static final String OURS = "lifeguard";
    private static final String THEIRS = "exporter";

    private final RealPostgres postgres;
    private final MeasuredSidecar sidecar;
    private final Table table;

    private Bench(RealPostgres postgres, MeasuredSidecar sidecar, Table table) {
        this.postgres = postgres;
        this.sidecar = sidecar;
        this.table = table;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Duration quiet = Duration.parse("PT" + arguments[1]);
        String options = arguments.length > 2 ? arguments[2] : "";
        Table table = new Table();
        try (RealPostgres postgres = RealPostgres.start(RealPostgres.NEWEST)) {
            postgres.execute(
                    "CREATE DATABASE " + OURS,
                    "CREATE DATABASE " + THEIRS,
                    "CREATE ROLE watcher LOGIN IN ROLE pg_monitor");
            try (MeasuredSidecar sidecar = MeasuredSidecar.start(Path.of(arguments[0]), options, url(postgres, OURS))) {
                new Bench(postgres, sidecar, table).run(quiet);
            }
        }
    }

    private static String url(RealPostgres postgres, String database) {
        return "postgresql://watcher@127.0.0.1:" + postgres.port() + "/" + database + "?sslmode=disable";
    }

    private void run(Duration quiet) throws IOException, InterruptedException {
        table.title(sidecar.describe());
        table.row("start → ready", sidecar.untilReady(), "");
        table.row("memory at start", ProcessMemory.of(sidecar.process()), "");
        cost(quiet);
        table.row("memory after " + Table.shown(quiet), ProcessMemory.of(sidecar.process()), "");
        load("healthy");
        freezes();
        crashes();
        ExplainTime.into(table);
        table.row("memory at the end", ProcessMemory.of(sidecar.process()), "");
    }

    /** What watching costs the database and this machine at rest, beside postgres_exporter where there is one. */
    private void cost(Duration quiet) throws IOException, InterruptedException {
        try (Exporter exporter = Exporter.start(url(postgres, THEIRS))) {
            Thread.sleep(SETTLING.toMillis());
            Cost before = Cost.of(postgres, OURS, sidecar.process());
            Optional<Cost> theirsBefore = exporter.process().map(process -> Cost.of(postgres, THEIRS, process));
            SessionCount sessions = SessionCount.during(quiet, postgres);
            Cost ours = Cost.of(postgres, OURS, sidecar.process()).since(before);
            ours.tell(table, "", sessions.most(OURS), quiet);
            table.row("database time of the start and the first minute", before.busy(), "");
            if (exporter.process().isEmpty()) {
                table.note("postgres_exporter is not installed here: no comparison.");
                return;
            }
            Process process = exporter.process().get();
            Cost theirs = Cost.of(postgres, THEIRS, process).since(theirsBefore.orElseThrow());
            table.row("postgres_exporter: the same", theirsBefore.orElseThrow().busy(), "");
            theirs.tell(table, "postgres_exporter, scraped every 15 s: ", sessions.most(THEIRS), quiet);
            table.row("postgres_exporter: memory", ProcessMemory.of(process), "");
            table.row("ours ÷ postgres_exporter: database time", ours.databaseTimeAgainst(theirs), "≤ 0.10");
        }
    }

    private void freezes() throws IOException, InterruptedException {
        Samples named = new Samples();
        Samples healed = new Samples();
        for (int i = 0; i < FREEZES; i++) {
            BenchStopwatch frozen = new BenchStopwatch();
            postgres.freeze();
            sidecar.api().untilCause("server_unresponsive");
            named.add(frozen.elapsed());
            if (i == 0) {
                load("while the database is frozen");
            }
            BenchStopwatch thawed = new BenchStopwatch();
            postgres.thaw();
            sidecar.api().untilHealthy();
            healed.add(thawed.elapsed());
        }
        table.row("frozen (SIGSTOP) → cause, " + FREEZES + " times", named, "≤ 2 s");
        table.row("thawed → healthy", healed, "≤ 1.5 s");
    }

    private void load(String when) throws InterruptedException {
        for (String path : new String[] {"/health/ready", "/metrics", "/api/v1/diagnosis"}) {
            table.row(path + " " + when, BurstLoad.on(sidecar.port(), path), "no error, p99 ≤ 50 ms");
        }
    }

    private void crashes() throws IOException, InterruptedException {
        Samples named = new Samples();
        Samples healed = new Samples();
        for (int i = 0; i < CRASHES; i++) {
            BenchStopwatch killed = new BenchStopwatch();
            postgres.kill();
            sidecar.api().untilCritical();
            named.add(killed.elapsed());
            BenchStopwatch answers = Restart.of(postgres);
            sidecar.api().untilHealthy();
            healed.add(answers.elapsed());
        }
        table.row("killed (SIGKILL) → cause, " + CRASHES + " times", named, "median ≤ 250 ms");
        table.row("first login that works → healthy", healed, "≤ 1.5 s");
    }
}
