package dev.lifeguard.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Severity;
import dev.lifeguard.incident.TimelineEntry.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which incident a root cause and what it causes belong to. */
class IncidentRootsTest {
    private final RecorderScene desk = new RecorderScene();

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
}
