package dev.lifeguard.incident;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.observation.Labelled;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * One thing that happened in an incident.
 *
 * @param cause what it is about; empty where it is about none
 * @param text one sentence for people
 */
public record TimelineEntry(Instant at, Kind kind, Optional<Cause> cause, String text) {
    private static final int LONGEST = 500;

    public TimelineEntry {
        text = text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
    }

    public enum Kind implements Labelled {
        /** A finding appeared on the target. */
        FOUND,
        /** A finding is gone. */
        GONE,
        /** The incident's own cause came back before the incident was forgotten. */
        RETURNED,
        /** An alert of ours fired. */
        ALERT_FIRED,
        /** An alert of ours was resolved. */
        ALERT_RESOLVED,
        /** An Alertmanager told us of alerts. */
        WEBHOOK,
        /** A diagnosis that was asked for has ended. */
        DIAGNOSIS,
        /** The record is not complete: entries were left out, or the sidecar was away. */
        GAP;

        static Optional<Kind> of(String label) {
            return Arrays.stream(values())
                    .filter(kind -> kind.label().equals(label))
                    .findFirst();
        }
    }
}
