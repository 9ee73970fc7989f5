package dev.lifeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.observation.Timings;
import dev.lifeguard.watch.Change;
import dev.lifeguard.watch.Report;
import dev.lifeguard.watch.TargetReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaitingTest {
    private static final TargetReport UNSEEN = SampleReports.unseen("default");
    private static final TargetReport REFUSED =
            SampleReports.down("default", Timings.NONE, SampleReports.finding(Cause.CONNECTION_REFUSED));
    private static final TargetReport STARTING =
            SampleReports.down("default", Timings.NONE, SampleReports.finding(Cause.SERVER_STARTING_UP));
    private static final TargetReport HEALTHY = SampleReports.healthy("default");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ReportQueue changes = new ReportQueue();

    @TempDir
    private Path folder;

    private Path termination = Path.of("");

    @BeforeEach
    void inAContainer() throws IOException {
        termination = Files.createFile(folder.resolve("termination-log"));
    }

    @Test
    void eachChangeOfCauseIsOneLine() throws InterruptedException {
        changes(REFUSED, REFUSED, STARTING, HEALTHY);
        assertThat(waiting(Duration.ofMinutes(1)).untilReached(SampleReports.of(UNSEEN), changes))
                .isTrue();
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo("""
               0.2s  default  down  connection_refused  Summary of connection_refused
               0.5s  default  down  server_starting_up  Summary of server_starting_up
               0.7s  default  healthy
            """);
        assertThat(termination).isEmptyFile();
    }

    @Test
    void whatIsReachedAlreadyNeedsNoChange() throws InterruptedException {
        assertThat(waiting(Duration.ofMinutes(1)).untilReached(SampleReports.of(HEALTHY), changes))
                .isTrue();
        assertThat(printed.size()).isZero();
    }

    @Test
    void timeoutNamesTheCauseOfEveryTargetThatIsLate() throws InterruptedException {
        Report first = SampleReports.of(HEALTHY, SampleReports.unseen("archive"), REFUSED);
        assertThat(waiting(Duration.ofMillis(1)).untilReached(first, changes)).isFalse();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("archive  timed out  no answer yet\n")
                .contains("default  timed out  connection_refused  Summary of connection_refused\n");
        assertThat(termination).content().contains("archive  timed out", "default  timed out  connection_refused");
    }

    @Test
    void everyTargetHasToReachTheGoal() throws InterruptedException {
        changes(HEALTHY);
        Report first = SampleReports.of(UNSEEN, SampleReports.unseen("archive"));
        assertThat(waiting(Duration.ofMillis(300)).untilReached(first, changes)).isFalse();
        assertThat(printed.toString(StandardCharsets.UTF_8)).endsWith("archive  timed out  no answer yet\n");
    }

    private void changes(TargetReport... all) {
        changes.listen();
        Stream.of(all).forEach(after -> changes.reported(Change.between(after, after)));
    }

    /** A clock that is a tenth of a second later each time it is read. */
    private Waiting waiting(Duration timeout) {
        Iterator<Instant> times =
                Stream.iterate(SampleReports.NOW, time -> time.plusMillis(100)).iterator();
        InstantSource clock = times::next;
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new Waiting(
                WaitGoal.HEALTHY,
                timeout,
                SampleReports.WORDS,
                clock,
                new Terminal(out, TerminalColors.PLAIN),
                new TerminationMessage(termination));
    }
}
