package dev.lifeguard.serve.webhook;

import dev.lifeguard.alert.LabelMatcher;
import dev.lifeguard.alert.Labels;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which target an alert is about: the first whose conditions its labels meet; else the one its label {@code target} names;
 * else, where there is only one and nothing is configured, that one. Alerts of ours are about none.
 *
 * @param conditions all of which have to be met, by target
 */
public record Routing(Map<String, List<LabelMatcher>> conditions) {

    Optional<String> targetOf(Map<String, String> labels, List<String> watched) {
        if (labels.getOrDefault(Labels.NAME, "").startsWith(Labels.PREFIX)) {
            return Optional.empty();
        }
        return watched.stream()
                .filter(target -> conditions.containsKey(target)
                        && conditions.get(target).stream().allMatch(each -> each.matches(labels)))
                .findFirst()
                .or(() -> Optional.ofNullable(labels.get(Labels.TARGET)).filter(watched::contains))
                .or(() -> conditions.isEmpty() && watched.size() == 1 ? Optional.of(watched.get(0)) : Optional.empty());
    }
}
