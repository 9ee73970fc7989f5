package dev.lifeguard.incident;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.finding.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One root cause on one target, from first seen to gone. Immutable; each change has a higher revision, by which
 * a store knows the latest.
 *
 * @param id sorts by the time it was opened
 * @param instance the sidecar that recorded it
 * @param cause empty where an Alertmanager complained and nothing was found
 * @param hurts what hurts most because of it, as {@code findings[0]} of the target tells; empty where that is the cause
 * @param summary as of the evidence at its worst
 * @param until empty while it lasts
 * @param start the evidence when it began
 * @param worst the evidence at its worst, as {@link Evidence#isWorseThan} says; else the same as {@code start}
 */
public record Incident(
        String id,
        String instance,
        String target,
        Optional<Cause> cause,
        Optional<Cause> hurts,
        String summary,
        Instant since,
        Optional<Instant> until,
        Evidence start,
        Evidence worst,
        Timeline timeline,
        List<AlertNote> alerts,
        List<WebhookNote> webhooks,
        long revision) {
    private static final int MOST_ALERTS = 20;
    private static final int MOST_WEBHOOKS = 20;

    public Incident {
        alerts = List.copyOf(alerts);
        webhooks = List.copyOf(webhooks);
    }

    static Incident opened(String id, String instance, String target, Instant since) {
        return new Incident(
                id,
                instance,
                target,
                Optional.empty(),
                Optional.empty(),
                "",
                since,
                Optional.empty(),
                Evidence.none(),
                Evidence.none(),
                Timeline.EMPTY,
                List.of(),
                List.of(),
                0);
    }

    public boolean isOpen() {
        return until.isEmpty();
    }

    public boolean isAbout(Cause asked) {
        return cause.filter(asked::equals).isPresent();
    }

    /** Of its cause, or of what that has led to, whichever is worse; empty where nothing was found. */
    public Optional<Severity> severity() {
        return Stream.concat(cause.stream(), hurts.stream())
                .map(Cause::severity)
                .min(Comparator.naturalOrder());
    }

    /** Whether this alert of ours was sent during it, and is not resolved. */
    boolean hasFiring(String alert) {
        return alerts.stream()
                .anyMatch(each -> each.name().equals(alert) && each.resolvedAt().isEmpty());
    }

    /** Goes on with another sidecar, which has read the journal of the one before it. */
    Incident adoptedBy(String heir) {
        return with(heir, cause, hurts, summary, until, start, worst, timeline, alerts, webhooks);
    }

    /** What it is about is known now. */
    Incident about(Cause found, String sentence, Evidence evidence) {
        return with(
                instance, Optional.of(found), hurts, sentence, until, evidence, evidence, timeline, alerts, webhooks);
    }

    /** Another cause hurts most because of it, or none. */
    Incident hurting(Optional<Cause> most) {
        return with(instance, cause, most, summary, until, start, worst, timeline, alerts, webhooks);
    }

    Incident worsened(String sentence, Evidence evidence) {
        return with(instance, cause, hurts, sentence, until, start, evidence, timeline, alerts, webhooks);
    }

    Incident summarised(String sentence) {
        return with(instance, cause, hurts, sentence, until, start, worst, timeline, alerts, webhooks);
    }

    Incident ended(Optional<Instant> at) {
        return with(instance, cause, hurts, summary, at, start, worst, timeline, alerts, webhooks);
    }

    Incident noting(TimelineEntry moment) {
        return with(instance, cause, hurts, summary, until, start, worst, timeline.and(moment), alerts, webhooks);
    }

    Incident noting(WebhookNote note) {
        List<WebhookNote> noted = Bounded.last(MOST_WEBHOOKS, webhooks, note);
        return with(instance, cause, hurts, summary, until, start, worst, timeline, alerts, noted);
    }

    Incident fired(String alert, Instant at) {
        AlertNote note = new AlertNote(alert, at, Optional.empty());
        return alerting(Bounded.last(MOST_ALERTS, alerts, note));
    }

    Incident resolved(String alert, Instant at) {
        List<AlertNote> noted = new ArrayList<>(alerts);
        noted.replaceAll(each -> each.name().equals(alert) && each.resolvedAt().isEmpty()
                ? new AlertNote(alert, each.firedAt(), Optional.of(at))
                : each);
        return alerting(noted);
    }

    private Incident alerting(List<AlertNote> noted) {
        return with(instance, cause, hurts, summary, until, start, worst, timeline, noted, webhooks);
    }

    private Incident with(
            String newInstance,
            Optional<Cause> newCause,
            Optional<Cause> newHurts,
            String newSummary,
            Optional<Instant> newUntil,
            Evidence newStart,
            Evidence newWorst,
            Timeline newTimeline,
            List<AlertNote> newAlerts,
            List<WebhookNote> newWebhooks) {
        return new Incident(
                id,
                newInstance,
                target,
                newCause,
                newHurts,
                newSummary,
                since,
                newUntil,
                newStart,
                newWorst,
                newTimeline,
                newAlerts,
                newWebhooks,
                revision + 1);
    }
}
