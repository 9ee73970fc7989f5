package dev.lifeguard.view;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Wordings;
import java.util.Arrays;
import java.util.List;

/**
 * An entry of the catalogue.
 *
 * @param title the heading of its runbook
 * @param runbook path below the sidecar's address
 */
public record CauseView(String cause, String title, String family, String severity, String scope, String runbook) {

    /** Every cause there is, in the order of the way to the database. */
    public static List<CauseView> all(Wordings wordings) {
        return Arrays.stream(Cause.values()).map(cause -> of(cause, wordings)).toList();
    }

    private static CauseView of(Cause cause, Wordings wordings) {
        return new CauseView(
                cause.slug(),
                wordings.title(cause),
                cause.family().label(),
                cause.severity().label(),
                cause.scope().label(),
                cause.runbook());
    }
}
