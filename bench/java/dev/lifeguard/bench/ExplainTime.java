package dev.lifeguard.bench;

import dev.lifeguard.explain.Explainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What naming the causes in the longest text that is accepted takes, warm, in this process. */
final class ExplainTime {
    private static final int SIZE = 64 * 1024;
    private static final int WARMING = 200;
    private static final int RUNS = 50;
    private static final Path CORPUS = Path.of("src", "test", "resources", "explain", "corpus");

    private static final Path CATALOGUE = Path.of("src", "main", "resources", "signatures");

    private ExplainTime() {}

    static void into(Table table) throws IOException {
        Explainer explainer = Explainer.load();
        table.row("64 KiB of the corpus", of(explainer, files(CORPUS)), "≤ 25 ms");
        table.row("64 KiB of one line of a log", of(explainer, repeated("""
                2026-01-01 10:00:00,000 ERROR [app] connection to server at "db" (10.0.0.5), port 5432 failed: timeout expired
                """)), "≤ 25 ms");
        table.row("64 KiB of one letter", of(explainer, repeated("a")), "≤ 25 ms");
        table.row("64 KiB of near misses", of(explainer, repeated("role \"x\" does not exis ")), "≤ 25 ms");
        table.row("64 KiB of quotation marks", of(explainer, repeated("\"")), "≤ 25 ms");
        table.row("64 KiB of names without secrets", of(explainer, repeated("name=pass")), "≤ 25 ms");
        table.row("64 KiB of the catalogue of phrases", of(explainer, files(CATALOGUE)), "≤ 25 ms");
    }

    private static Samples of(Explainer explainer, String text) {
        for (int run = 0; run < WARMING; run++) {
            explainer.explain(text);
        }
        Samples samples = new Samples();
        for (int run = 0; run < RUNS; run++) {
            BenchStopwatch watch = new BenchStopwatch();
            explainer.explain(text);
            samples.add(watch.elapsed());
        }
        return samples;
    }

    private static String repeated(String part) {
        return part.repeat(SIZE / part.length() + 1).substring(0, SIZE);
    }

    private static String files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> sorted = files.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(Path::getFileName))
                    .toList();
            return repeated(sorted.stream().map(ExplainTime::read).collect(Collectors.joining("\n")));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
