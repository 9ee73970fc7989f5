package dev.lifeguard.view;

import dev.lifeguard.drill.DatabaseSample;
import dev.lifeguard.drill.DatabaseUsage;
import dev.lifeguard.drill.DrillResult;
import dev.lifeguard.drill.Load;
import dev.lifeguard.drill.Percentiles;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a drill ended.
 *
 * @param seconds from the first request to the end of the last
 * @param throughput answers a second
 * @param statuses how often each HTTP status came
 */
public record DrillView(
        boolean held,
        String url,
        int requests,
        int concurrency,
        int sent,
        int answered,
        int refused,
        int failed,
        int hung,
        Map<Integer, Integer> statuses,
        BigDecimal seconds,
        BigDecimal throughput,
        Latency latency,
        Pool pool,
        List<Said> statements) {

    /** Seconds. */
    public record Latency(BigDecimal fastest, BigDecimal p50, BigDecimal p90, BigDecimal p99, BigDecimal slowest) {
        static Latency of(Percentiles times) {
            return new Latency(
                    Shown.seconds(times.fastest()),
                    Shown.seconds(times.p50()),
                    Shown.seconds(times.p90()),
                    Shown.seconds(times.p99()),
                    Shown.seconds(times.slowest()));
        }
    }

    /** Sessions before and at the peak; null where they were not seen, and then why. */
    public record Pool(
            @Nullable Integer before,
            @Nullable Integer peak,
            @Nullable Integer busy,
            @Nullable Integer waiting,
            @Nullable Integer ceiling,
            @Nullable BigDecimal query,
            List<String> causes,
            @Nullable String unseen) {
        static Pool of(DatabaseUsage usage) {
            DatabaseSample peak = usage.peak();
            return new Pool(
                    usage.before().sessions().orElse(null),
                    peak.sessions().orElse(null),
                    peak.busy().orElse(null),
                    peak.waiting().orElse(null),
                    peak.ceiling().orElse(null),
                    peak.query().map(Shown::seconds).orElse(null),
                    peak.causes(),
                    peak.unseen().orElse(null));
        }
    }

    /** One thing it showed, and what to set. */
    public record Said(String text, @Nullable String setting) {}

    public static DrillView of(DrillResult result) {
        Load load = result.load();
        return new DrillView(
                result.held(),
                result.plan().url().toString(),
                result.plan().requests(),
                result.plan().concurrency(),
                load.sent(),
                load.answered(),
                load.refused(),
                load.failed(),
                load.hung(),
                load.statuses(),
                Shown.seconds(load.took()),
                BigDecimal.valueOf(load.throughput()).setScale(1, RoundingMode.HALF_UP),
                Latency.of(load.times()),
                Pool.of(result.usage()),
                result.statements().stream()
                        .map(said -> new Said(said.text(), said.setting().orElse(null)))
                        .toList());
    }
}
