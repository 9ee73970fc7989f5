package dev.lifeguard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prometheus' own unit tests, one for every committed alert: quiet a moment before its patience ends, firing then with
 * its sentences filled in, quiet again once the finding is 0, and never for another cause.
 */
class PromtoolTest {
    private static final Map<String, String> POD =
            Map.of("namespace", "shop", "pod", "shop-1", "instance", "10.1.2.3:9432", "target", "default");
    private static final int STEP_SECONDS = 15;
    private static final int HELD = 80;

    @TempDir
    private Path folder;

    @Test
    void everyAlertFiresWhenItShouldAndThenOnly() throws Exception {
        Tool promtool = new Tool("promtool");
        List<String> arguments = new ArrayList<>(List.of("test", "rules"));
        try (Stream<Path> rules = Files.list(AlertRules.FOLDER)) {
            for (Path file : rules.sorted().toList()) {
                arguments.add((file.endsWith(AlertRules.OWN_COST) ? ownCost(file) : testOf(file)).toString());
            }
        }

        Tool.Ended ended = promtool.run(arguments.toArray(String[]::new));

        assertThat(ended.output()).doesNotContain("FAILED");
        assertThat(ended.code()).as(ended.output()).isZero();
    }

    /** Two sidecars that ask for 4 % of a core each are within what they may take, and with 6 % they are not. */
    private Path ownCost(Path rules) throws IOException {
        return Files.writeString(folder.resolve(rules.getFileName()), """
                rule_files: ['%s']
                evaluation_interval: 15s
                tests:
                  - interval: 15s
                    input_series:
                      - {series: 'lifeguard_server_time_seconds_total{namespace="shop",pod="a",target="default"}', values: '0+0.6x400'}
                      - {series: 'lifeguard_server_time_seconds_total{namespace="shop",pod="b",target="default"}', values: '0+0.6x200 120+0.9x200'}
                      - {series: 'lifeguard_server_time_seconds_total{namespace="shop",pod="c",target="default"}', values: '0+0x200 0+0.9x200'}
                    alert_rule_test:
                      - {eval_time: 49m, alertname: LifeguardOwnCost, exp_alerts: []}
                      - eval_time: 90m
                        alertname: LifeguardOwnCost
                        exp_alerts:
                          - exp_labels: {namespace: shop, target: default, severity: info, scope: server}
                            exp_annotations: {summary: '%s', description: '%s', fix: '%s'}
                """.formatted(
                        rules.toAbsolutePath(),
                        annotation(rules, "summary"),
                        annotation(rules, "description"),
                        annotation(rules, "fix")));
    }

    private static String annotation(Path rules, String name) {
        return Yaml.read(rules)
                .at("/groups/0/rules/0/annotations/" + name)
                .asText()
                .replace("{{ $labels.namespace }}", "shop")
                .replace("{{ $labels.target }}", "default")
                .replace("{{ $value | humanizePercentage }}", "16%");
    }

    private Path testOf(Path rules) throws IOException {
        List<Object> tests = new ArrayList<>();
        for (JsonNode alert : Yaml.read(rules).path("groups").get(0).path("rules")) {
            tests.add(test(alert));
        }
        Map<String, Object> file = Map.of(
                "rule_files",
                List.of(rules.toAbsolutePath().toString()),
                "evaluation_interval",
                STEP_SECONDS + "s",
                "tests",
                tests);
        return Files.writeString(folder.resolve(rules.getFileName()), new ObjectMapper().writeValueAsString(file));
    }

    /** The finding holds for {@link #HELD} scrapes and is 0 afterwards. */
    private static Map<String, Object> test(JsonNode alert) {
        String name = alert.path("alert").asText();
        String cause = alert.path("expr").asText().replaceAll(".*cause=\"(.*)\".*", "$1");
        int patience = seconds(alert.path("for").asText("0s"));
        List<Object> checks = new ArrayList<>();
        if (patience > 0) {
            checks.add(check(name, patience - STEP_SECONDS, List.of()));
        }
        checks.add(check(name, patience, List.of(expected(alert, cause))));
        checks.add(check(name, HELD * STEP_SECONDS, List.of(expected(alert, cause))));
        checks.add(check(name, (HELD + 1) * STEP_SECONDS, List.of()));
        return Map.of(
                "interval",
                STEP_SECONDS + "s",
                "input_series",
                List.of(series(cause, alert, "1x" + HELD + " 0x20"), series("another_cause", alert, "1x100")),
                "alert_rule_test",
                checks);
    }

    private static Map<String, Object> check(String name, int at, List<Object> alerts) {
        return Map.of("alertname", name, "eval_time", at + "s", "exp_alerts", alerts);
    }

    private static Map<String, String> series(String cause, JsonNode alert, String values) {
        StringBuilder labels = new StringBuilder();
        labels(cause, alert)
                .forEach((key, value) ->
                        labels.append(labels.isEmpty() ? "" : ",").append(key + "=\"" + value + "\""));
        return Map.of("series", "lifeguard_finding{" + labels + "}", "values", values);
    }

    private static Map<String, String> labels(String cause, JsonNode alert) {
        Map<String, String> labels = new LinkedHashMap<>(POD);
        labels.put("cause", cause);
        labels.put("severity", alert.path("labels").path("severity").asText());
        labels.put("scope", alert.path("labels").path("scope").asText());
        return labels;
    }

    private static Map<String, Object> expected(JsonNode alert, String cause) {
        Map<String, String> annotations = new LinkedHashMap<>();
        alert.path("annotations").properties().forEach(annotation -> {
            String text = annotation.getValue().asText();
            for (Map.Entry<String, String> label : POD.entrySet()) {
                text = text.replace("{{ $labels." + label.getKey() + " }}", label.getValue());
            }
            annotations.put(annotation.getKey(), text);
        });
        return Map.of("exp_labels", labels(cause, alert), "exp_annotations", annotations);
    }

    private static int seconds(String duration) {
        int number = Integer.parseInt(duration.replaceAll("\\D", ""));
        return duration.endsWith("m") ? number * 60 : number;
    }
}
