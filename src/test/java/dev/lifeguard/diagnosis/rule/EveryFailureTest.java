package dev.lifeguard.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.diagnosis.Diagnosis;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.finding.Severity;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.Snapshot;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EveryFailureTest {
    @Test
    void noFailureIsGivenTwoCriticalCausesAndNoneIsPassedOver() {
        assertThat(EveryFailure.snapshots()).allSatisfy(snapshot -> {
            Diagnosis diagnosis = Case.ALL_RULES.diagnose(snapshot);
            List<Cause> critical = causes(diagnosis, Severity.CRITICAL);
            assertThat(diagnosis.faults()).isEmpty();
            assertThat(critical).hasSizeLessThanOrEqualTo(1);
            boolean told =
                    !critical.isEmpty() || causes(diagnosis, Severity.INFO).contains(Cause.INSUFFICIENT_VISIBILITY);
            assertThat(told).isNotEqualTo(cancelledQuery(snapshot));
        });
    }

    @Test
    void everyCauseOfThePathIsNamedForSomeFailure() {
        Set<Cause> named = EnumSet.of(Cause.BAD_DATABASE_URL, Cause.READ_ONLY, Cause.CERT_EXPIRING);
        EveryFailure.snapshots()
                .map(Case.ALL_RULES::diagnose)
                .forEach(diagnosis -> diagnosis.findings().forEach(finding -> named.add(finding.cause())));

        assertThat(named).containsExactlyInAnyOrder(Cause.values());
    }

    @Test
    void noPasswordIsInAnyEvidence() {
        assertThat(EveryFailure.snapshots().map(Case.ALL_RULES::diagnose))
                .noneMatch(diagnosis -> diagnosis.toString().contains("hunter2"));
    }

    /** The one failure that is passed over on purpose: a single cancelled query is no outage. */
    private static boolean cancelledQuery(Snapshot snapshot) {
        return snapshot.failure(PathFailure.ServerSaid.class)
                .filter(said -> said.phase() == Phase.QUERY && said.error().is("57014"))
                .filter(said -> causes(Case.ALL_RULES.diagnose(snapshot), Severity.CRITICAL)
                        .isEmpty())
                .isPresent();
    }

    private static List<Cause> causes(Diagnosis diagnosis, Severity severity) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .map(Finding::cause)
                .toList();
    }
}
