package dev.lifeguard.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.incident.TimelineEntry.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long an incident lasts and what it keeps. */
class RecorderTest {
    private final RecorderScene desk = new RecorderScene();

    @Test
    void anIncidentLastsFromFirstSeenToGone() {
        desk.finds(Cause.CONNECTION_REFUSED);
        desk.passes(Duration.ofSeconds(30));
        desk.findsNothing();

        assertThat(desk.incidents()).singleElement().satisfies(incident -> {
            assertThat(incident.cause()).contains(Cause.CONNECTION_REFUSED);
            assertThat(incident.since()).isEqualTo(desk.start());
            assertThat(incident.until()).contains(desk.start().plusSeconds(30));
            assertThat(incident.timeline().moments())
                    .extracting(TimelineEntry::kind)
                    .containsExactly(Kind.FOUND, Kind.GONE);
        });
    }

    @Test
    void aRemarkIsNoIncident() {
        desk.finds(Cause.INSUFFICIENT_VISIBILITY);

        assertThat(desk.incidents()).isEmpty();
    }

    @Test
    void aFlappingCauseIsOneIncidentAndALaterOneAnother() {
        desk.finds(Cause.CONNECTION_REFUSED);
        desk.findsNothing();
        desk.passes(RecorderScene.FLAPPING);
        desk.finds(Cause.CONNECTION_REFUSED);
        assertThat(desk.incidents()).singleElement().matches(Incident::isOpen);
        desk.findsNothing();
        desk.passes(RecorderScene.FLAPPING.plusMillis(1));

        desk.finds(Cause.CONNECTION_REFUSED);

        assertThat(desk.incidents()).hasSize(2);
    }

    @Test
    void theWorstEvidenceStaysAndTheFirstToo() {
        desk.finds(desk.waiting(2));
        desk.finds(desk.waiting(9));
        desk.finds(desk.waiting(4));
        desk.findsNothing();

        assertThat(desk.incidents()).singleElement().satisfies(incident -> {
            assertThat(incident.start().get("waited_seconds")).contains(2);
            assertThat(incident.worst().get("waited_seconds")).contains(9);
        });
    }

    @Test
    void alertsOfOursAreNotedEvenAfterTheEnd() {
        desk.finds(Cause.CONNECTION_REFUSED);
        desk.fires(Cause.CONNECTION_REFUSED);
        desk.findsNothing();
        desk.passes(Duration.ofSeconds(5));
        desk.resolves(Cause.CONNECTION_REFUSED);

        assertThat(desk.incidents())
                .singleElement()
                .satisfies(incident -> assertThat(incident.alerts())
                        .singleElement()
                        .satisfies(alert -> {
                            assertThat(alert.name()).isEqualTo("LifeguardConnectionRefused");
                            assertThat(alert.resolvedAt()).isPresent();
                        }));
    }

    @Test
    void whatLastedBeforeARestartGoesOnUnderItsId() {
        Incident before = Stories.incident(1);
        desk.restores(List.of(before));

        desk.finds(Cause.CONNECTION_REFUSED);
        desk.findsNothing();

        assertThat(desk.incidents()).singleElement().satisfies(incident -> {
            assertThat(incident.id()).isEqualTo(before.id());
            assertThat(incident.until()).isPresent();
            assertThat(incident.timeline().moments())
                    .extracting(TimelineEntry::kind)
                    .contains(Kind.GAP);
        });
    }

    @Test
    void theTimelineKeepsItsBeginningAndItsEnd() {
        desk.finds(Cause.TOO_MANY_CLIENTS);
        for (int i = 0; i < 500; i++) {
            desk.finds(desk.root(Cause.TOO_MANY_CLIENTS), desk.caused(Cause.SLOW_SERVER, Cause.TOO_MANY_CLIENTS));
            desk.finds(Cause.TOO_MANY_CLIENTS);
        }

        List<TimelineEntry> moments = desk.incidents().get(0).timeline().moments();
        assertThat(moments).hasSizeLessThanOrEqualTo(Timeline.MOST);
        assertThat(moments.get(0).kind()).isEqualTo(Kind.FOUND);
        assertThat(moments).extracting(TimelineEntry::kind).containsOnlyOnce(Kind.GAP);
        assertThat(moments.get(moments.size() - 1).kind()).isEqualTo(Kind.GONE);
    }

    @Test
    void theBookIsBounded() {
        for (int i = 0; i < RecentIncidents.MOST + 100; i++) {
            desk.finds(Cause.CONNECTION_REFUSED);
            desk.findsNothing();
            desk.passes(Duration.ofMinutes(1));
        }

        assertThat(desk.incidents()).hasSize(RecentIncidents.MOST);
    }
}
