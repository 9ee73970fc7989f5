package dev.lifeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.drill.DatabaseSample;
import dev.lifeguard.drill.DatabaseUsage;
import dev.lifeguard.drill.DrillConclusion;
import dev.lifeguard.drill.DrillPlan;
import dev.lifeguard.drill.DrillResult;
import dev.lifeguard.drill.Load;
import dev.lifeguard.drill.Percentiles;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DrillTableTest {
    private static final DrillPlan PLAN =
            DrillPlan.of("http://localhost:8000/health", 500, 100, Duration.ofSeconds(60));

    private static DrillResult result(boolean held, int sent, int hung) {
        Percentiles times = new Percentiles(
                Duration.ofMillis(12),
                Duration.ofMillis(240),
                Duration.ofMillis(250),
                Duration.ofMillis(1300),
                Duration.ofSeconds(2));
        Load load = new Load(sent, sent - hung, 0, 0, hung, Map.of(200, sent - hung), Duration.ofSeconds(4), times);
        DatabaseUsage sight = new DatabaseUsage(
                new DatabaseSample(
                        Optional.of(2),
                        Optional.of(1),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()),
                new DatabaseSample(
                        Optional.of(5),
                        Optional.of(5),
                        Optional.of(0),
                        Optional.of(5),
                        Optional.of(97),
                        Optional.of(Duration.ofMillis(3)),
                        List.of(),
                        Optional.empty()));
        return new DrillResult(
                PLAN,
                load,
                sight,
                held,
                List.of(new DrillConclusion("Requests queue.", Optional.of("pool_timeout=5"))));
    }

    @Test
    void whatHeldIsToldInFiguresAndWhatToSet() {
        assertThat(new DrillTable(TerminalColors.PLAIN).of(result(true, 500, 0)))
                .isEqualTo("""
                ✓ held  http://localhost:8000/health  500 requests, 100 at once

                  answers   500 ok, 0 errors, 0 without connection, 0 hung
                  rate      125 a second for 4 s
                  time      fastest 12 ms, p50 240 ms, p90 250 ms, p99 1.3 s, slowest 2 s
                  sessions  at most 5 of 5, 5 busy, 0 waiting for a lock
                  database  the sidecar's own query took at most 3.0 ms

                  - Requests queue.
                      pool_timeout=5
                """);
    }

    @Test
    void whatWasCutShortSaysSo() {
        assertThat(new DrillTable(TerminalColors.PLAIN).of(result(false, 400, 7)))
                .startsWith("✗ fell over")
                .contains("393 ok, 0 errors, 0 without connection, 7 hung, 100 not sent in time");
    }

    @Test
    void theBarIsForPeopleOnly() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        DrillProgress silent = new DrillProgress(out, 500, false);
        silent.done(500);
        silent.end();
        assertThat(bytes.size()).isZero();

        DrillProgress shown = new DrillProgress(out, 500, true);
        shown.done(250);
        shown.done(251);
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo("\r" + "█".repeat(15) + "░".repeat(15) + "  250/500");
    }
}
