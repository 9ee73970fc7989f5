package dev.lifeguard.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeguard.database.FailureReason;
import dev.lifeguard.explain.Decoding;
import dev.lifeguard.explain.Explainer;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.finding.Place;
import dev.lifeguard.finding.Wordings;
import dev.lifeguard.view.ExplanationView;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Names the cause in an error text. Looks at no database. */
@CommandLine.Command(
        name = ExplainCommand.NAME,
        description = "Name the cause in an error text or a stack trace, of any driver or tool, as it was logged.",
        footer = {"", "Exit codes: 0 named, 1 not recognised, 3 bad usage."},
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Standalone {
    static final String NAME = "explain";
    private static final int NAMED = 0;
    private static final int NOT_RECOGNISED = 1;
    private static final int BAD_USAGE = 3;
    private static final String STANDARD_INPUT = "-";

    /** Bytes that are read; what follows them is not. */
    private static final int MOST = 64 << 20;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "The text; - or nothing is standard input.",
            defaultValue = STANDARD_INPUT)
    private String file = STANDARD_INPUT;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "table (default) or json, as POST /api/v1/explain answers.")
    private Output output = Output.TABLE;

    @Override
    public int run() {
        return run(System.in, Terminal.standard());
    }

    /** @param input read where no file is named */
    int run(InputStream input, Terminal terminal) {
        byte[] text;
        try {
            text = read(input);
        } catch (IOException | InvalidPathException e) {
            System.err.println("lifeguard: the file cannot be read: " + FailureReason.of(e));
            return BAD_USAGE;
        }
        List<Finding> findings = Explainer.load().explain(Decoding.of(text));
        terminal.print(shown(findings, terminal.paint()));
        return findings.isEmpty() ? NOT_RECOGNISED : NAMED;
    }

    private byte[] read(InputStream input) throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            return input.readNBytes(MOST);
        }
        try (InputStream stream = Files.newInputStream(Path.of(file))) {
            return stream.readNBytes(MOST);
        }
    }

    private String shown(List<Finding> findings, TerminalColors paint) {
        boolean inPod = System.getenv().containsKey("KUBERNETES_SERVICE_HOST");
        Wordings wordings = Wordings.onClassPath(inPod ? Place.POD : Place.MACHINE);
        return switch (output) {
            case JSON -> JsonText.by(new ObjectMapper()).of(ExplanationView.of(findings, wordings)) + "\n";
            case TABLE -> table(findings, new FindingBlock(wordings, paint));
        };
    }

    private static String table(List<Finding> findings, FindingBlock block) {
        return findings.isEmpty()
                ? "Nothing in this text is known to be an error of PostgreSQL, its clients or its tools.\n"
                : findings.stream()
                        .map(finding -> String.join("\n", block.of(finding)) + "\n")
                        .collect(Collectors.joining("\n"));
    }
}
