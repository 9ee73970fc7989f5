package dev.lifeguard.migration.alembic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lifeguard.migration.alembic.graph.RevisionGraph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand revisions, beside the real tool where this machine has it. */
class LiveAlembicTest {
    private static final int WARM = 8;
    private static final long MOST_MILLIS = 300;

    @TempDir
    private static Path folder;

    private static LargeHistory history;

    @BeforeAll
    static void write() throws IOException {
        history = LargeHistory.in(folder);
    }

    @Test
    void aThousandRevisionsAreParsedInTime() throws Exception {
        long quickest = Long.MAX_VALUE;
        for (int i = 0; i < WARM; i++) {
            long began = System.nanoTime();
            RevisionGraph graph = new AlembicFolder(folder.toString()).read().graph();
            quickest = Math.min(quickest, System.nanoTime() - began);
            assertThat(graph.scripts().size()).isEqualTo(LargeHistory.SIZE);
            assertThat(graph.heads()).containsExactlyInAnyOrderElementsOf(history.heads());
        }
        System.out.println("1,000 revisions read and parsed in " + TimeUnit.NANOSECONDS.toMicros(quickest) + " µs");
        assertThat(TimeUnit.NANOSECONDS.toMillis(quickest)).isLessThan(MOST_MILLIS);
    }

    @Test
    void theRealToolSaysTheSame() throws Exception {
        assumeTrue(installed(), "alembic is not installed here: its answers are compared elsewhere");
        RevisionGraph graph = new AlembicFolder(folder.toString()).read().graph();

        Set<String> heads =
                run("heads").stream().map(line -> line.replaceAll(" .*", "")).collect(Collectors.toSet());

        assertThat(graph.heads()).containsExactlyInAnyOrderElementsOf(heads);
        assertThat(new Outline(graph).lines()).isEqualTo(Outline.of(run("history")));
    }

    private static boolean installed() throws InterruptedException {
        try {
            return new ProcessBuilder("alembic", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> run(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("alembic", command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = process.inputReader().lines().toList();
        assertThat(process.waitFor()).isZero();
        return lines;
    }
}
