package dev.lifeguard.cli;

import dev.lifeguard.config.Startup;
import dev.lifeguard.config.WatchSettings;
import dev.lifeguard.drill.Drill;
import dev.lifeguard.drill.DrillPlan;
import dev.lifeguard.drill.DrillResult;
import dev.lifeguard.view.DrillView;
import dev.lifeguard.view.ReportSampler;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Bounded load on the application's own health endpoint while its pool is watched. */
@CommandLine.Command(
        name = DrillCommand.NAME,
        description = "Ask the application's own health endpoint many times at once, watch its pool meanwhile, and say"
                + " what to set. Aim it at what is yours.",
        footer = {"", "Exit codes: 0 held, 2 fell over, 3 bad usage."},
        mixinStandardHelpOptions = true)
final class DrillCommand implements OneShot {
    static final String NAME = "drill";

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--url",
            paramLabel = "URL",
            required = true,
            description = "The health endpoint, such as http://localhost:8000/health.")
    private String url = "";

    @Option(
            names = {"-n", "--requests"},
            paramLabel = "COUNT",
            description = "Requests in all: ${DEFAULT-VALUE} unless given, at most " + DrillPlan.MOST_REQUESTS + ".")
    private int requests = DrillPlan.USUAL_REQUESTS;

    @Option(
            names = {"-c", "--concurrency"},
            paramLabel = "COUNT",
            description = "How many at once: " + DrillPlan.USUAL_CONCURRENCY
                    + " unless given, or as many as there are requests; at most " + DrillPlan.MOST_CONCURRENCY + ".")
    private @Nullable Integer concurrency;

    @Option(
            names = "--limit",
            paramLabel = "TIME",
            description = "No request is sent after this time: 60s (default), at most 5m.")
    private Duration limit = Duration.ofSeconds(60);

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "table (default) or json.")
    private Output output = Output.TABLE;

    @Override
    public void validate() {
        plan();
    }

    /** A drill takes seconds: who is connected is looked at once a second meanwhile, unless told otherwise. */
    @Override
    public Startup startup() {
        return Startup.once().usually(WatchSettings.ACTIVITY_INTERVAL, "1s");
    }

    DrillPlan plan() {
        try {
            int atOnce = concurrency == null ? Math.min(requests, DrillPlan.USUAL_CONCURRENCY) : concurrency;
            return DrillPlan.of(url, requests, atOnce, limit);
        } catch (IllegalArgumentException outOfBounds) {
            throw new OutOfBounds(Objects.requireNonNull(spec).commandLine(), String.valueOf(outOfBounds.getMessage()));
        }
    }

    /** The database is looked at once before, so that there is something to compare with. */
    @Override
    public Exit run(CommandContext context) {
        DrillPlan plan = plan();
        ReportSampler sampler = new ReportSampler(context.watch().report());
        context.watch().runNow().await().atMost(Duration.ofMinutes(2));
        context.watch().start();
        DrillProgress progress = DrillProgress.onTerminal(plan);
        DrillResult result = new Drill(context.vertx(), context.time(), plan, sampler, progress::done)
                .run()
                .await()
                .atMost(plan.limit().plus(plan.patience()).plusSeconds(30));
        progress.end();
        context.terminal().print(text(result, context));
        return result.held() ? Exit.HEALTHY : Exit.CRITICAL;
    }

    private String text(DrillResult result, CommandContext context) {
        return switch (output) {
            case JSON -> context.json().of(DrillView.of(result)) + "\n";
            case TABLE -> new DrillTable(context.terminal().paint()).of(result);
        };
    }
}
