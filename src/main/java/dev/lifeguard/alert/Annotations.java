package dev.lifeguard.alert;

import dev.lifeguard.finding.Finding;
import dev.lifeguard.finding.Fix;
import dev.lifeguard.finding.SpokenSeconds;
import dev.lifeguard.finding.Wordings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an alert says to people. May change with the evidence, unlike its labels.
 *
 * @param externalUrl where people reach this sidecar, without a slash at its end
 */
public record Annotations(Wordings wordings, String externalUrl) {

    /** {@code summary}, {@code description} (what it comes from, and the evidence), {@code fix} (the first that applies), {@code runbook_url}. */
    public Map<String, String> of(Alert alert) {
        Finding finding = alert.finding();
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put("summary", wordings.summary(finding));
        annotations.put("description", description(alert));
        wordings.fixes(finding).stream().findFirst().ifPresent(fix -> annotations.put("fix", text(fix)));
        annotations.put("runbook_url", externalUrl + finding.cause().runbook());
        return annotations;
    }

    /** Where the diagnosis of the alert's target is served. */
    public String source(Alert alert) {
        return externalUrl + "/api/v1/diagnosis/" + alert.key().target();
    }

    private static String description(Alert alert) {
        Stream<String> facts = alert.finding().evidence().values().entrySet().stream()
                .map(fact -> fact.getKey() + ": " + text(fact.getKey(), fact.getValue()));
        Stream<String> behind = alert.finding().causedBy().map(cause -> "caused by: " + cause.slug()).stream();
        return Stream.concat(behind, facts).collect(Collectors.joining("\n"));
    }

    private static Object text(String key, Object value) {
        return SpokenSeconds.isKey(key) && value instanceof Double seconds ? SpokenSeconds.of(seconds) : value;
    }

    private static String text(Fix fix) {
        return fix.text() + fix.command().map(command -> "\n" + command).orElse("");
    }
}
