package dev.lifeguard.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.diagnosis.rule.visibility.InsufficientVisibility;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.HistoryObservation;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Snapshot;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InsufficientVisibilityTest {
    private static final PathRule BROKEN = new PathRule() {
        @Override
        public Optional<Evidence> judge(Snapshot snapshot) {
            throw new IllegalStateException();
        }
    };

    @Test
    void aFailureWhoseOwnRuleThrowsIsStillTold() {
        Snapshot refused = Situation.failing(new PathFailure.Refused()).snapshot();

        assertThat(new InsufficientVisibility(List.of(BROKEN)).judge(refused))
                .contains(Evidence.of("endpoint", "db:5432")
                        .and("hidden", "why the connection failed")
                        .and("phase", "tcp"));
    }

    @Test
    void nothingIsHiddenBeforeTheFirstLook() {
        Snapshot empty = Snapshot.empty(Situation.NOW, false);

        assertThat(Case.ALL_RULES.diagnose(empty).findings()).isEmpty();
        assertThat(Case.ALL_RULES.diagnose(empty).faults()).isEmpty();
    }

    @Test
    void aRecordOfIncidentsThatCannotBeKeptIsToldWithItsGrantUntilItCan() {
        Snapshot empty = Snapshot.empty(Situation.NOW, false);
        Snapshot refused = empty.with(new HistoryObservation(
                Situation.NOW,
                Optional.of("role app may not create the schema lifeguard in database shop"),
                Optional.of("CREATE SCHEMA lifeguard AUTHORIZATION app")));

        assertThat(new InsufficientVisibility(List.of()).judge(refused))
                .contains(Evidence.of(
                                "hidden",
                                "a lasting record of incidents, because role app may not create the schema lifeguard in"
                                        + " database shop")
                        .and("grant", "CREATE SCHEMA lifeguard AUTHORIZATION app"));
        assertThat(new InsufficientVisibility(List.of())
                        .judge(refused.with(new HistoryObservation(Situation.NOW, Optional.empty(), Optional.empty()))))
                .isEmpty();
    }
}
