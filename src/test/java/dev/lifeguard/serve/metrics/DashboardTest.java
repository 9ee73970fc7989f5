package dev.lifeguard.serve.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Grafana dashboard asks only for metrics that there are. */
class DashboardTest {
    private static final Path FILE = Path.of("deploy/grafana/lifeguard.json");
    private static final Pattern METRIC = Pattern.compile("\\blifeguard_\\w+");

    private final JsonNode dashboard = read();

    @Test
    void everyMetricExists() {
        Set<String> known = Arrays.stream(Metric.values())
                .map(metric -> metric.metadata().getName())
                .collect(Collectors.toCollection(HashSet::new));

        assertThat(metrics()).isNotEmpty().allMatch(name -> known.contains(name) || known.contains(measured(name)));
    }

    @Test
    void everyMetricButTheCountersOfItselfIsShown() {
        Set<String> shown = metrics().map(DashboardTest::measured).collect(Collectors.toSet());

        assertThat(shown)
                .containsAll(Arrays.stream(Metric.values())
                        .map(metric -> measured(metric.metadata().getName()))
                        .toList());
    }

    @Test
    void everyPanelHasATitleAndItsOwnPlace() {
        assertThat(panels().map(panel -> panel.path("title").asText()))
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(panels().map(panel -> panel.path("gridPos").path("x") + ","
                        + panel.path("gridPos").path("y")))
                .doesNotHaveDuplicates();
    }

    /** Without what the engine adds. */
    private static String measured(String name) {
        return name.replaceFirst("_seconds_(bucket|sum|count|max)$|_total$", "");
    }

    private Stream<String> metrics() {
        return panels().flatMap(panel -> stream(panel.path("targets")))
                .map(target -> target.path("expr").asText())
                .flatMap(expression -> METRIC.matcher(expression).results().map(MatchResult::group));
    }

    private Stream<JsonNode> panels() {
        return stream(dashboard.path("panels"));
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        List<JsonNode> all = new ArrayList<>();
        array.forEach(all::add);
        return all.stream();
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper().readTree(FILE.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
