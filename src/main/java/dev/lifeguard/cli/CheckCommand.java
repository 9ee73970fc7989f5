package dev.lifeguard.cli;

import dev.lifeguard.config.Startup;
import dev.lifeguard.database.Secret;
import dev.lifeguard.view.ReportView;
import dev.lifeguard.watch.Report;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Every probe once, then the diagnosis. */
@CommandLine.Command(
        name = CheckCommand.NAME,
        description = "Run every probe once and print the diagnosis.",
        footer = {"", "Exit codes: 0 healthy, 1 warnings, 2 critical, 3 unknown or bad usage; of several, the worst."},
        mixinStandardHelpOptions = true)
final class CheckCommand implements OneShot {
    static final String NAME = "check";

    /** Far more than the probes' own limits add up to: it can only strike where one of them is broken. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The database to check instead of the configured ones. Other users of this machine can read"
                    + " arguments: prefer DATABASE_URL where the URL holds a password.")
    private @Nullable String url;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "table (default) or json, as GET /api/v1/diagnosis answers.")
    Output output = Output.TABLE;

    @Override
    public Startup startup() {
        return Startup.once().of(url());
    }

    Optional<Secret> url() {
        return Optional.ofNullable(url).map(Secret::of);
    }

    @Override
    public Exit run(CommandContext context) {
        Report report = context.watch().runNow().await().atMost(LIMIT);
        context.terminal().print(text(report, context));
        return Exit.of(report);
    }

    private String text(Report report, CommandContext context) {
        return switch (output) {
            case JSON -> context.json().of(ReportView.of(report, context.wordings(), report.generatedAt())) + "\n";
            case TABLE -> new ReportTable(context.wordings(), context.terminal().paint()).of(report);
        };
    }
}
