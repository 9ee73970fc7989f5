package dev.lifeguard.migration.alembic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lifeguard.migration.alembic.graph.RevisionGraph;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand revisions, beside the real tool where this machine has it. */
class LiveAlembicTest {
    private static final int WARM = 8;

    @TempDir
    private static Path folder;

    private static LargeHistory history;

    @BeforeAll
    static void write() throws IOException {
        history = LargeHistory.in(folder);
    }

    @Test
    void aThousandRevisionsAreAllThere() throws Exception {
        RevisionGraph graph = graph(folder);

        assertThat(graph.scripts().size()).isEqualTo(LargeHistory.SIZE);
        assertThat(graph.heads()).containsExactlyInAnyOrderElementsOf(history.heads());
    }

    /** Linear would be four times; the square sixteen. */
    @Test
    void fourTimesTheRevisionsTakeNoMoreThanTenTimesTheWork(@TempDir Path quarter) throws Exception {
        LargeHistory.in(quarter, LargeHistory.SIZE / 4);

        assertThat((double) work(folder) / work(quarter)).isLessThan(10);
    }

    /** Nanoseconds of the processor; the least of several. */
    private static long work(Path folder) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < WARM; i++) {
            long before = threads.getCurrentThreadCpuTime();
            graph(folder);
            least = Math.min(least, threads.getCurrentThreadCpuTime() - before);
        }
        return least;
    }

    private static RevisionGraph graph(Path folder) throws Exception {
        return new AlembicFolder(folder.toString()).read().graph();
    }

    @Test
    void theRealToolSaysTheSame() throws Exception {
        assumeTrue(installed(), "alembic is not installed here: its answers are compared elsewhere");
        RevisionGraph graph = graph(folder);

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
