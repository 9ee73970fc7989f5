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
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class EveryFailureTest {
    private record Diagnosed(Snapshot snapshot, Diagnosis diagnosis) {
        List<Cause> causes(Severity severity) {
            return diagnosis.findings().stream()
                    .filter(finding -> finding.severity() == severity)
                    .map(Finding::cause)
                    .toList();
        }

        boolean told() {
            return !causes(Severity.CRITICAL).isEmpty()
                    || causes(Severity.INFO).contains(Cause.INSUFFICIENT_VISIBILITY);
        }

        /** The one failure that is passed over on purpose: a single cancelled query is no outage. */
        boolean cancelledQuery() {
            return snapshot.failure(PathFailure.ServerSaid.class)
                    .filter(said -> said.phase() == Phase.QUERY && said.error().is("57014"))
                    .isPresent();
        }
    }

    private static final List<Diagnosed> ALL = EveryFailure.snapshots()
            .map(snapshot -> new Diagnosed(snapshot, Case.ALL_RULES.diagnose(snapshot)))
            .toList();

    @Test
    void noFailureIsGivenTwoCriticalCauses() {
        assertThat(ALL).noneMatch(each -> each.causes(Severity.CRITICAL).size() > 1);
        assertThat(ALL).allMatch(each -> each.diagnosis().faults().isEmpty());
    }

    @Test
    void noFailureIsPassedOver() {
        assertThat(ALL).filteredOn(each -> !each.cancelledQuery()).allMatch(Diagnosed::told);
    }

    @Test
    void everyCauseOfThePathIsNamedForSomeFailure() {
        Set<Cause> named = EnumSet.of(Cause.BAD_DATABASE_URL, Cause.READ_ONLY, Cause.CERT_EXPIRING);
        // what is seen while the path works
        named.addAll(EnumSet.of(
                Cause.ADDRESS_UNREACHABLE,
                Cause.CONNECTIONS_NEAR_LIMIT,
                Cause.CONNECTION_BUDGET_EXCEEDED,
                Cause.EXCESSIVE_PRIVILEGE));
        List.of(Cause.values()).stream()
                .filter(cause -> cause.family() == Cause.Family.POOL)
                .forEach(named::add);
        ALL.forEach(each -> each.diagnosis().findings().forEach(finding -> named.add(finding.cause())));

        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(RuleBook.all().keySet().stream()
                        .filter(cause -> cause.family() != Cause.Family.MIGRATIONS)
                        .toList());
    }

    @Test
    void noPasswordIsInAnyEvidence() {
        assertThat(ALL).noneMatch(each -> each.diagnosis().toString().contains("hunter2"));
    }
}
