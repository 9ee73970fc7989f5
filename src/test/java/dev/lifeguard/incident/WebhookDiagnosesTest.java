package dev.lifeguard.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.incident.TimelineEntry.Kind;
import dev.lifeguard.watch.Status;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of the alerts of others. */
class WebhookDiagnosesTest {
    private final RecorderScene desk = new RecorderScene();

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
}
