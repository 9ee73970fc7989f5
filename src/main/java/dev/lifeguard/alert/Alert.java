package dev.lifeguard.alert;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Finding;
import java.time.Instant;
import java.util.Optional;

/**
 * A cause that has held long enough to be an alert.
 *
 * @param finding as it was seen last
 * @param startsAt when the cause was first found; stays for the life of the alert, short gaps included
 * @param updatedAt when it was confirmed last
 * @param inhibitedBy the cause behind it, which is reported instead; empty for a root
 * @param silencedBy the setting that keeps it quiet; empty where none does
 */
public record Alert(
        AlertKey key,
        Finding finding,
        Instant startsAt,
        Instant updatedAt,
        Optional<Cause> inhibitedBy,
        Optional<String> silencedBy) {

    /** Whether it is to be sent. */
    public boolean isActive() {
        return inhibitedBy.isEmpty() && silencedBy.isEmpty();
    }
}
