package dev.lifeguard.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Severity;
import dev.lifeguard.incident.TimelineEntry.Kind;
import dev.lifeguard.watch.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
    void eachRootCauseIsAnIncidentOfItsOwnAndTellsOfTheOther() {
        desk.finds(Cause.CONNECTION_REFUSED);
        desk.passes(Duration.ofSeconds(5));
        desk.finds(Cause.SERVER_STARTING_UP);
        desk.passes(Duration.ofSeconds(5));
        desk.findsNothing();

        assertThat(desk.incidents())
                .extracting(each -> each.cause().orElseThrow(), Incident::isOpen)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Cause.SERVER_STARTING_UP, false),
                        org.assertj.core.groups.Tuple.tuple(Cause.CONNECTION_REFUSED, false));
        assertThat(desk.incidents().get(1).timeline().moments())
                .extracting(TimelineEntry::kind, moment -> moment.cause().orElseThrow())
                .contains(org.assertj.core.groups.Tuple.tuple(Kind.FOUND, Cause.SERVER_STARTING_UP));
    }

    @Test
    void whatIsCausedBelongsToItsRoot() {
        desk.finds(Cause.TOO_MANY_CLIENTS);
        desk.finds(desk.root(Cause.TOO_MANY_CLIENTS), desk.caused(Cause.SLOW_SERVER, Cause.TOO_MANY_CLIENTS));

        assertThat(desk.incidents())
                .singleElement()
                .satisfies(incident -> assertThat(incident.timeline().moments())
                        .extracting(moment -> moment.cause().orElseThrow())
                        .containsExactly(Cause.TOO_MANY_CLIENTS, Cause.SLOW_SERVER));
    }

    @Test
    void anIncidentTellsTheSameTwoAsTheReport() {
        desk.finds(
                desk.caused(Cause.APP_POOL_EXHAUSTED, Cause.IDLE_IN_TRANSACTION), desk.root(Cause.IDLE_IN_TRANSACTION));

        assertThat(desk.incidents()).singleElement().satisfies(incident -> {
            assertThat(incident.hurts()).contains(Cause.APP_POOL_EXHAUSTED);
            assertThat(incident.cause()).contains(Cause.IDLE_IN_TRANSACTION);
            assertThat(incident.severity()).contains(Severity.CRITICAL);
        });
        desk.finds(Cause.IDLE_IN_TRANSACTION);
        assertThat(desk.incidents()).singleElement().satisfies(incident -> {
            assertThat(incident.hurts()).isEmpty();
            assertThat(incident.severity()).contains(Severity.WARNING);
        });
    }

    @Test
    void whereARootIsFoundLaterTheIncidentIsAboutThat() {
        desk.finds(Cause.APP_POOL_EXHAUSTED);
        desk.fires(Cause.APP_POOL_EXHAUSTED);
        desk.passes(Duration.ofSeconds(15));
        desk.finds(
                desk.caused(Cause.APP_POOL_EXHAUSTED, Cause.IDLE_IN_TRANSACTION), desk.root(Cause.IDLE_IN_TRANSACTION));
        desk.passes(Duration.ofSeconds(15));
        desk.findsNothing();
        desk.resolves(Cause.APP_POOL_EXHAUSTED);

        assertThat(desk.incidents()).singleElement().satisfies(incident -> {
            assertThat(incident.cause()).contains(Cause.IDLE_IN_TRANSACTION);
            assertThat(incident.hurts()).contains(Cause.APP_POOL_EXHAUSTED);
            assertThat(incident.summary()).isEqualTo(desk.sentence(Cause.IDLE_IN_TRANSACTION));
            assertThat(incident.since()).isEqualTo(desk.start());
            assertThat(incident.isOpen()).isFalse();
            assertThat(incident.alerts())
                    .singleElement()
                    .matches(alert -> alert.resolvedAt().isPresent());
        });
    }

    @Test
    void whereTheRootHasAnIncidentAlreadyThatOneGoesOn() {
        desk.finds(Cause.IDLE_IN_TRANSACTION, Cause.APP_POOL_EXHAUSTED);
        desk.finds(
                desk.caused(Cause.APP_POOL_EXHAUSTED, Cause.IDLE_IN_TRANSACTION), desk.root(Cause.IDLE_IN_TRANSACTION));

        assertThat(desk.incidents())
                .filteredOn(Incident::isOpen)
                .singleElement()
                .satisfies(incident -> {
                    assertThat(incident.cause()).contains(Cause.IDLE_IN_TRANSACTION);
                    assertThat(incident.hurts()).contains(Cause.APP_POOL_EXHAUSTED);
                });
    }

    @Test
    void whatIsLeftOnceTheRootIsGoneIsAnIncidentOfItsOwn() {
        desk.finds(
                desk.caused(Cause.APP_POOL_EXHAUSTED, Cause.IDLE_IN_TRANSACTION), desk.root(Cause.IDLE_IN_TRANSACTION));
        desk.finds(Cause.APP_POOL_EXHAUSTED);

        assertThat(desk.incidents())
                .extracting(each -> each.cause().orElseThrow(), Incident::isOpen)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(Cause.IDLE_IN_TRANSACTION, false),
                        org.assertj.core.groups.Tuple.tuple(Cause.APP_POOL_EXHAUSTED, true));
    }

    @Test
    void theAlertOfWhatHurtsIsNotedWhereItIsTold() {
        desk.finds(
                desk.caused(Cause.APP_POOL_EXHAUSTED, Cause.IDLE_IN_TRANSACTION), desk.root(Cause.IDLE_IN_TRANSACTION));
        desk.fires(Cause.APP_POOL_EXHAUSTED);
        desk.finds(Cause.IDLE_IN_TRANSACTION);
        desk.resolves(Cause.APP_POOL_EXHAUSTED);

        assertThat(desk.incidents())
                .singleElement()
                .satisfies(incident -> assertThat(incident.alerts())
                        .singleElement()
                        .matches(alert -> alert.resolvedAt().isPresent()));
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
    void anAlertOfOthersBeginsADiagnosisWhoseResultIsRecordedUnderTheSameId() {
        Optional<String> id = desk.hears("pager", true);
        desk.finds(Cause.READ_ONLY);
        desk.diagnosisEnds(Status.DOWN);

        assertThat(desk.diagnoses()).isEqualTo(1);
        assertThat(desk.incidents()).singleElement().satisfies(incident -> {
            assertThat(incident.id()).isEqualTo(id.orElseThrow());
            assertThat(incident.cause()).contains(Cause.READ_ONLY);
            assertThat(incident.isOpen()).isTrue();
            assertThat(incident.webhooks()).hasSize(1);
            assertThat(incident.timeline().moments())
                    .extracting(TimelineEntry::kind)
                    .containsExactly(Kind.WEBHOOK, Kind.FOUND, Kind.DIAGNOSIS);
        });
    }

    @Test
    void nothingFoundIsAResultToo() {
        desk.hears("pager", true);
        desk.diagnosisEnds(Status.HEALTHY);

        assertThat(desk.incidents()).singleElement().satisfies(incident -> {
            assertThat(incident.cause()).isEmpty();
            assertThat(incident.isOpen()).isFalse();
            assertThat(incident.summary()).isEqualTo("Alertmanager reported Down; every probe found the target well");
        });
    }

    @Test
    void notKnowingIsNotCalledWell() {
        desk.hears("pager", true);
        desk.diagnosisEnds(Status.DOWN);

        assertThat(desk.incidents())
                .singleElement()
                .returns("Alertmanager reported Down; the diagnosis could name no cause", Incident::summary);
    }

    @Test
    void complaintsAboutATargetThatIsWellShareAnIncidentForAWhile() {
        Optional<String> first = desk.hears("a", true);
        desk.diagnosisEnds(Status.HEALTHY);
        desk.passes(Duration.ofSeconds(59));
        Optional<String> second = desk.hears("b", true);
        desk.diagnosisEnds(Status.HEALTHY);
        desk.passes(Duration.ofSeconds(61));
        Optional<String> third = desk.hears("c", true);

        assertThat(second).isEqualTo(first);
        assertThat(third).isNotEqualTo(first);
    }

    @Test
    void oneDiagnosisAtATime() {
        desk.hears("a", true);
        desk.hears("b", true);

        assertThat(desk.diagnoses()).isEqualTo(1);
        assertThat(desk.incidents()).hasSize(1);
    }

    @Test
    void theEndOfAnAlertOfOthersIsOnlyRecorded() {
        assertThat(desk.hears("pager", false)).isEmpty();
        desk.finds(Cause.READ_ONLY);

        assertThat(desk.hears("pager", false)).contains(desk.incidents().get(0).id());
        assertThat(desk.diagnoses()).isZero();
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
