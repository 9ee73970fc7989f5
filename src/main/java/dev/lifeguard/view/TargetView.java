package dev.lifeguard.view;

import dev.lifeguard.finding.Wordings;
import dev.lifeguard.observation.ActivityObservation;
import dev.lifeguard.watch.TargetReport;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One target.
 *
 * @param url without the password
 * @param since when the status became what it is
 * @param server null where nothing has been heard from it
 * @param certificate null where none was presented
 * @param connections null where nobody could look who is connected
 * @param pool null likewise
 * @param migrations one entry a tool; empty where none is known
 * @param root slug of the cause behind what hurts most, which may be that itself; null where nothing more than a remark holds
 * @param findings what hurts most first
 */
public record TargetView(
        String name,
        String url,
        String status,
        String since,
        PhasesView phases,
        @Nullable ServerView server,
        @Nullable CertificateView certificate,
        @Nullable ConnectionsView connections,
        @Nullable PoolView pool,
        List<MigrationView> migrations,
        @Nullable String root,
        List<FindingView> findings) {

    /**
     * The target as it is shown.
     *
     * @param now decides whether the status is too old to be believed
     */
    public static TargetView of(TargetReport target, Wordings wordings, Instant now) {
        return new TargetView(
                target.name(),
                target.url(),
                target.statusAt(now).label(),
                Shown.time(target.since()),
                PhasesView.of(target),
                target.server().map(ServerView::of).orElse(null),
                target.certificate().map(CertificateView::of).orElse(null),
                target.facts()
                        .of(ActivityObservation.class)
                        .map(ConnectionsView::of)
                        .orElse(null),
                target.facts().of(ActivityObservation.class).map(PoolView::of).orElse(null),
                MigrationView.of(target),
                target.root().map(root -> root.cause().slug()).orElse(null),
                target.findings().stream()
                        .map(finding -> FindingView.of(finding, wordings))
                        .toList());
    }
}
