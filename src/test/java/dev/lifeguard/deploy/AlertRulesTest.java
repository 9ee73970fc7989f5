package dev.lifeguard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeguard.finding.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The committed alert rules say what the catalogue says: one alert a cause, none without. After a change of the catalogue
 * write them anew with {@code ./mvnw test -Dtest=AlertRulesTest -Drules.write=true} and read the difference.
 */
class AlertRulesTest {
    @Test
    void everyCauseHasItsAlertAndEveryAlertItsCause() throws IOException {
        Map<String, String> wanted = new AlertRules().files();
        if (Boolean.getBoolean("rules.write")) {
            write(wanted);
        }

        assertThat(committed()).isEqualTo(wanted);
    }

    @Test
    void alertAndRunbookAreCalledLikeTheCause() throws IOException {
        List<JsonNode> alerts = committed().values().stream()
                .flatMap(file -> alerts(Yaml.read(file)).stream())
                .toList();

        assertThat(alerts)
                .extracting(alert -> alert.path("alert").asText())
                .containsExactlyInAnyOrderElementsOf(
                        AlertRules.causes().stream().map(AlertRules::alertname).toList());
        assertThat(alerts).allSatisfy(alert -> {
            String slug = alert.path("annotations").path("runbook_url").asText().replaceFirst(".*/runbooks/", "");
            Cause cause = Cause.of(slug).orElseThrow();
            assertThat(AlertRules.alertname(cause))
                    .isEqualTo(alert.path("alert").asText());
            assertThat(alert.path("expr").asText()).isEqualTo("lifeguard_finding{cause=\"" + slug + "\"} == 1");
            assertThat(Path.of("src/main/resources/runbooks", slug + ".md")).exists();
        });
    }

    private static Map<String, String> committed() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(AlertRules.FOLDER)) {
            for (Path file : all.filter(AlertRulesTest::followsFromCauses).toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }

    private static boolean followsFromCauses(Path file) {
        return !file.endsWith(AlertRules.OWN_COST);
    }

    private static void write(Map<String, String> wanted) throws IOException {
        for (String stale : committed().keySet()) {
            Files.delete(AlertRules.FOLDER.resolve(stale));
        }
        for (Map.Entry<String, String> file : wanted.entrySet()) {
            Files.writeString(AlertRules.FOLDER.resolve(file.getKey()), file.getValue());
        }
    }

    private static List<JsonNode> alerts(JsonNode file) {
        return Stream.of(file.path("groups"))
                .flatMap(groups ->
                        Stream.iterate(0, i -> i < groups.size(), i -> i + 1).map(groups::get))
                .flatMap(group -> Stream.iterate(0, i -> i < group.path("rules").size(), i -> i + 1)
                        .map(i -> group.path("rules").get(i)))
                .toList();
    }
}
