package dev.lifeguard.deploy;

import static java.util.stream.Collectors.groupingBy;

import dev.lifeguard.diagnosis.rule.RuleBook;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.finding.Fix;
import dev.lifeguard.finding.Place;
import dev.lifeguard.finding.Scope;
import dev.lifeguard.finding.Wording;
import dev.lifeguard.finding.Wordings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The alert rules as they follow from the catalogue: a file a family, an alert a cause that a rule can find. Those that
 * only an error text shows are on no target, so there is nothing to alert on.
 */
final class AlertRules {
    static final Path FOLDER = Chart.LIFEGUARD.resolve("rules");

    /** What is about the sidecars themselves, and follows from no cause. */
    static final String OWN_COST = "own-cost.yaml";

    private final Wordings wordings = Wordings.onClassPath(Place.POD);

    /** File name to content. */
    Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        causes().stream().collect(groupingBy(Cause::family)).forEach((family, causes) -> {
            String name = family.label().replace('_', '-');
            files.put(name + ".yaml", file(name, causes));
        });
        return files;
    }

    static List<Cause> causes() {
        return RuleBook.all().keySet().stream().sorted().toList();
    }

    /** {@code too_many_clients} is {@code LifeguardTooManyClients}, here and in the alerts the sidecar sends itself. */
    static String alertname(Cause cause) {
        StringBuilder name = new StringBuilder("Lifeguard");
        for (String word : cause.slug().split("_")) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
        }
        return name.toString();
    }

    private String file(String family, List<Cause> causes) {
        List<String> lines = new ArrayList<>(List.of(
                "# From the catalogue of causes: ./mvnw test -Dtest=AlertRulesTest -Drules.write=true",
                "groups:",
                "  - name: lifeguard-" + family,
                "    rules:"));
        causes.forEach(cause -> lines.addAll(alert(cause)));
        return String.join("\n", lines) + "\n";
    }

    private List<String> alert(Cause cause) {
        Wording wording = wordings.of(cause);
        List<String> lines = new ArrayList<>();
        lines.add("      - alert: " + alertname(cause));
        lines.add("        expr: lifeguard_finding{cause=\"" + cause.slug() + "\"} == 1");
        String patience = patience(cause);
        if (!patience.isEmpty()) {
            lines.add("        for: " + patience);
        }
        lines.add("        labels:");
        lines.add("          severity: " + cause.severity().label());
        lines.add("          scope: " + cause.scope().label());
        lines.add("        annotations:");
        lines.add("          summary: " + quoted("{{ $labels.target }}: " + wording.summary(Evidence.none())));
        lines.add("          description: "
                + quoted(hit(cause.scope()) + " Evidence and commands are at"
                        + " http://{{ $labels.instance }}/api/v1/diagnosis/{{ $labels.target }}"));
        lines.add("          fix: " + quoted(fix(wording)));
        lines.add("          runbook_url: " + quoted("http://{{ $labels.instance }}" + cause.runbook()));
        return lines;
    }

    /**
     * The sidecar has sought its second opinion already; what only hurts may pass by itself, and so does a schema behind
     * its code while a rollout applies its migrations.
     */
    private static String patience(Cause cause) {
        return switch (cause.severity()) {
            case CRITICAL -> cause.family() == Cause.Family.MIGRATIONS ? "2m" : "";
            case WARNING -> "2m";
            case INFO -> "15m";
        };
    }

    private static String hit(Scope scope) {
        return switch (scope) {
            case POD -> "Hits this pod alone.";
            case DEPLOYMENT -> "Hits every pod with this configuration.";
            case NETWORK -> "Hits whoever takes the same way through the network.";
            case SERVER -> "Hits every client of the server.";
        };
    }

    private static String fix(Wording wording) {
        return wording.fixes(Evidence.none()).stream()
                .findFirst()
                .map(Fix::text)
                .orElse("See the runbook.");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
