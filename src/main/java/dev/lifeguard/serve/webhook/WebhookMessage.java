package dev.lifeguard.serve.webhook;

import dev.lifeguard.alert.Labels;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What has been read of a message: a little for each target it concerns, whatever its length. */
final class WebhookMessage {
    private static final int LONGEST_NAME = 200;

    private final Routing routing;
    private final List<String> watched;
    private final Map<String, String> fields = new HashMap<>();
    private final Map<String, TargetAlerts> concerns = new LinkedHashMap<>();
    private boolean alerts;

    /** @param watched names of the targets there are */
    WebhookMessage(Routing routing, List<String> watched) {
        this.routing = routing;
        this.watched = watched;
    }

    void field(String name, String value) {
        if (List.of("version", "receiver", "groupKey", "truncatedAlerts").contains(name)) {
            fields.put(name, value);
        }
    }

    void alertsBegin() {
        alerts = true;
    }

    boolean hasAlerts() {
        return alerts;
    }

    void alert(boolean firing, Optional<String> fingerprint, Map<String, String> labels) {
        routing.targetOf(labels, watched)
                .ifPresent(target -> concerns.computeIfAbsent(target, name -> new TargetAlerts())
                        .add(
                                labels.getOrDefault(Labels.NAME, "an alert without a name"),
                                firing,
                                fingerprint.orElseGet(labels::toString)));
    }

    String version() {
        return fields.getOrDefault("version", "");
    }

    String receiver() {
        return shortened(fields.getOrDefault("receiver", ""));
    }

    String groupKey() {
        return shortened(fields.getOrDefault("groupKey", ""));
    }

    /** How many alerts the sender left out. */
    long truncated() {
        try {
            return Math.max(0, Long.parseLong(fields.getOrDefault("truncatedAlerts", "0")));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    Map<String, TargetAlerts> concerns() {
        return concerns;
    }

    /** By which a message that comes again is known. */
    String identity(String target, TargetAlerts concern) {
        return target + '\n' + concern.count() + '\n' + concern.digest() + '\n' + fields.getOrDefault("groupKey", "");
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) : text;
    }
}
