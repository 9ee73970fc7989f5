package dev.lifeguard.incident;

import java.time.Instant;
import java.util.List;

/**
 * A message of an Alertmanager about a target.
 *
 * @param firing whether it said so, or that all is over
 * @param receiver the name of the receiver that sent it
 * @param groupKey which group of alerts it is about
 * @param alerts names of the alerts, the first few
 * @param count how many alerts there were
 * @param truncated how many more the sender had left out
 */
public record WebhookNote(
        Instant at, boolean firing, String receiver, String groupKey, List<String> alerts, long count, long truncated) {
    public WebhookNote {
        alerts = List.copyOf(alerts);
    }

    /** For example {@code PostgresDown, AppErrors (12 alerts, 3 more left out)}. */
    String summary() {
        String many = count > alerts.size() || truncated > 0
                ? " (" + count + " alerts" + (truncated > 0 ? ", " + truncated + " more left out" : "") + ")"
                : "";
        return String.join(", ", alerts) + many;
    }
}
