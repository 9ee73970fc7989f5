package dev.lifeguard.view;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.finding.Wordings;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.watch.ActiveFinding;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cause that holds.
 *
 * @param phase where the path to the database ends because of it: url, dns, tcp, tls, auth or query; null elsewhere
 * @param evidence the facts that decided, in the order of their weight
 * @param causedBy slug of the cause behind it; null for a root
 * @param since null, like {@code lastSeen}, where the finding was read from a text
 * @param runbook path below the sidecar's address
 */
public record FindingView(
        String cause,
        String severity,
        String scope,
        @Nullable String phase,
        String summary,
        Map<String, Object> evidence,
        List<FixView> fixes,
        @Nullable String causedBy,
        @Nullable String since,
        @Nullable String lastSeen,
        String runbook) {

    public static FindingView of(ActiveFinding active, Wordings wordings) {
        return of(active.finding(), wordings, Shown.time(active.since()), Shown.time(active.lastSeen()));
    }

    /** A finding of a text, which has no times. */
    static FindingView of(Finding finding, Wordings wordings) {
        return of(finding, wordings, null, null);
    }

    private static FindingView of(
            Finding finding, Wordings wordings, @Nullable String since, @Nullable String lastSeen) {
        return new FindingView(
                finding.cause().slug(),
                finding.severity().label(),
                finding.scope().label(),
                finding.phase().map(Phase::label).orElse(null),
                wordings.summary(finding),
                finding.evidence().values(),
                wordings.fixes(finding).stream().map(FixView::of).toList(),
                finding.causedBy().map(Cause::slug).orElse(null),
                since,
                lastSeen,
                finding.cause().runbook());
    }
}
