package dev.lifeguard.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.finding.Fix;
import dev.lifeguard.finding.Place;
import dev.lifeguard.finding.Wordings;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnnotationsTest {
    @Test
    void whatHurtsSaysWhatItComesFrom() {
        Finding finding =
                new Finding(Cause.APP_POOL_EXHAUSTED, Evidence.of("in_use", 5), Optional.of(Cause.IDLE_IN_TRANSACTION));
        Alert alert = new Alert(
                new AlertKey("default", finding.cause()),
                finding,
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty());

        assertThat(new Annotations(Wordings.onClassPath(Place.POD), "http://pod").of(alert))
                .containsEntry("description", "caused by: idle_in_transaction\nin_use: 5");
    }

    @Test
    void theFirstRemedyAndTheWaysToMoreAreTold() {
        Finding finding = new Finding(
                Cause.LOCK_CONTENTION, Evidence.of("blocker_pid", 7).and("oldest_seconds", 12.3456), Optional.empty());
        Alert alert = new Alert(
                new AlertKey("shop", finding.cause()),
                finding,
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty());
        Annotations annotations = new Annotations(Wordings.onClassPath(Place.POD), "http://pod");
        Fix first = Wordings.onClassPath(Place.POD).fixes(finding).get(0);

        assertThat(annotations.of(alert))
                .containsEntry("description", "blocker_pid: 7\noldest_seconds: 12")
                .containsEntry("summary", Wordings.onClassPath(Place.POD).summary(finding))
                .containsEntry("runbook_url", "http://pod/runbooks/lock_contention")
                .hasEntrySatisfying(
                        "fix",
                        fix -> assertThat(fix)
                                .startsWith(first.text())
                                .endsWith(first.command()
                                        .map(command -> "\n" + command)
                                        .orElse("")));
        assertThat(first.text()).isNotBlank();
        assertThat(annotations.source(alert)).isEqualTo("http://pod/api/v1/diagnosis/shop");
    }
}
