package dev.lifeguard.config;

import dev.lifeguard.alert.Labels;
import dev.lifeguard.database.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;

/** What is wrong with keys that end in a name of the user's own. */
final class NamedProblems {
    private static final int MOST_LABELS = 16;
    private static final int LONGEST_LABEL = 200;

    private NamedProblems() {}

    static List<String> find(Config config, Map<String, String> environment) {
        List<String> problems = new ArrayList<>();
        for (NamedValues family : NamedValues.ALL) {
            family.in(config, environment).forEach((name, value) -> {
                if (!family.name().matcher(name).matches()) {
                    problems.add(family.prefix() + name + " has no usable name; accepted are " + family.accepted());
                }
            });
        }
        problems.addAll(labels(NamedValues.ALERT_LABELS.in(config, environment)));
        Set<String> targets = new TreeSet<>(TargetSettings.names(config, environment));
        targets.add(Target.DEFAULT_NAME);
        NamedValues.WEBHOOK_TARGETS.in(config, environment).forEach((name, value) -> {
            if (!targets.contains(name)) {
                problems.add(NamedValues.WEBHOOK_TARGETS.prefix() + name + " names no target; known are "
                        + String.join(", ", targets));
            }
            if (WebhookSettings.matchers(value).isEmpty()) {
                problems.add(NamedValues.WEBHOOK_TARGETS.prefix() + name + " is no list of matchers; accepted are"
                        + " conditions of Alertmanager with commas between them, such as job=\"shop\",env=~\"prod.*\"");
            }
        });
        return problems;
    }

    private static List<String> labels(Map<String, String> labels) {
        List<String> problems = new ArrayList<>();
        String prefix = NamedValues.ALERT_LABELS.prefix();
        if (labels.size() > MOST_LABELS) {
            problems.add(prefix + "* names " + labels.size() + " labels; accepted are at most " + MOST_LABELS);
        }
        labels.forEach((name, value) -> {
            if (Labels.OWN.contains(name)) {
                problems.add(prefix + name + " would replace a label of every alert; accepted are other names");
            }
            if (value.isEmpty() || value.length() > LONGEST_LABEL) {
                problems.add(
                        prefix + name + " is empty or too long; accepted are 1 to " + LONGEST_LABEL + " characters");
            }
        });
        return problems;
    }
}
