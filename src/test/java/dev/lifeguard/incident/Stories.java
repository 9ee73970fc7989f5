package dev.lifeguard.incident;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.incident.TimelineEntry.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Incidents for tests of where they are kept. */
final class Stories {
    static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private Stories() {}

    /** The same each time for the same number; a larger one is newer. */
    static Incident incident(int number) {
        Instant at = START.plusSeconds(number);
        String id = new IncidentIds(new Random(number)).next(at);
        return Incident.opened(id, "pod-1", "default", at)
                .about(Cause.CONNECTION_REFUSED, "Connection refused at db:" + number, Evidence.of("endpoint", "db"))
                .noting(new TimelineEntry(at, Kind.FOUND, Optional.of(Cause.CONNECTION_REFUSED), "refused"));
    }

    /** One with everything in it, hostile text included. */
    static Incident rich() {
        return incident(1)
                .worsened(
                        "worse",
                        Evidence.of("waited_seconds", 2.5).and("slots", 3).and("who", List.of("a", "b")))
                .fired("LifeguardConnectionRefused", START)
                .resolved("LifeguardConnectionRefused", START.plusSeconds(9))
                .noting(new WebhookNote(
                        START, true, "pager", "{}:{a=\"\n\u0000'\"}", List.of("Down\u2028", "<script>"), 12, 3))
                .noting(new TimelineEntry(START, Kind.GONE, Optional.empty(), "line\nfeed \"quoted\" \\ ünïcode 漢字"))
                .ended(Optional.of(START.plusSeconds(10)));
    }
}
