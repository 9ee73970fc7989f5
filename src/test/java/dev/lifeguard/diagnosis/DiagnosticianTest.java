package dev.lifeguard.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.observation.Snapshot;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DiagnosticianTest {
    private static final Snapshot ANY = Snapshot.empty(Instant.EPOCH, false);

    private record Fixed(Cause cause, List<Cause> causedBy, Function<Snapshot, Optional<Evidence>> verdict)
            implements Rule {
        @Override
        public Optional<Evidence> judge(Snapshot snapshot) {
            return verdict.apply(snapshot);
        }
    }

    private static Fixed holds(Cause cause, Cause... behind) {
        return new Fixed(cause, List.of(behind), any -> Optional.of(Evidence.of("cause", cause.slug())));
    }

    private static Fixed onlyOnce(Cause cause) {
        AtomicBoolean asked = new AtomicBoolean();
        return new Fixed(cause, List.of(), any -> {
            assertThat(asked.getAndSet(true)).as("%s was asked before", cause).isFalse();
            return Optional.empty();
        });
    }

    private static Fixed silent(Cause cause) {
        return new Fixed(cause, List.of(), any -> Optional.empty());
    }

    private static Fixed throwing(Cause cause) {
        return new Fixed(cause, List.of(), any -> {
            throw new IllegalStateException("a secret");
        });
    }

    private static Diagnostician asking(Fixed... rules) {
        return new Diagnostician(Arrays.stream(rules).collect(Collectors.toMap(Fixed::cause, rule -> rule)));
    }

    private static Diagnosis diagnose(Fixed... rules) {
        return asking(rules).diagnose(ANY);
    }

    @Test
    void theWorstComesFirstAndThenTheEarlierOnTheWay() {
        Diagnosis diagnosis = diagnose(
                holds(Cause.INSUFFICIENT_VISIBILITY),
                holds(Cause.SLOW_SERVER),
                holds(Cause.READ_ONLY),
                silent(Cause.AUTH_FAILED),
                holds(Cause.BAD_DATABASE_URL));

        assertThat(diagnosis.findings())
                .extracting(Finding::cause)
                .containsExactly(
                        Cause.BAD_DATABASE_URL, Cause.READ_ONLY, Cause.SLOW_SERVER, Cause.INSUFFICIENT_VISIBILITY);
    }

    @Test
    void aRootComesBeforeWhatItCauses() {
        Diagnosis diagnosis = diagnose(holds(Cause.DNS_FAILURE, Cause.READ_ONLY), holds(Cause.READ_ONLY));

        assertThat(diagnosis.findings()).extracting(Finding::cause).containsExactly(Cause.READ_ONLY, Cause.DNS_FAILURE);
        assertThat(diagnosis.findings().get(1).causedBy()).contains(Cause.READ_ONLY);
    }

    @Test
    void aCauseThatDoesNotHoldIsBehindNothing() {
        Diagnosis diagnosis = diagnose(holds(Cause.DNS_FAILURE, Cause.READ_ONLY), silent(Cause.READ_ONLY));

        assertThat(diagnosis.findings())
                .containsExactly(new Finding(Cause.DNS_FAILURE, Evidence.of("cause", "dns_failure"), Optional.empty()));
    }

    @Test
    void ofARepeatedSnapshotOnlyWhatHeldOrFailedIsAskedAgain() {
        Diagnostician diagnostician =
                asking(onlyOnce(Cause.AUTH_FAILED), throwing(Cause.DNS_FAILURE), holds(Cause.READ_ONLY));
        Diagnosis first = diagnostician.diagnose(ANY);

        Diagnosis again = diagnostician.again(ANY, first);

        assertThat(again).isEqualTo(first);
        assertThat(again.findings()).extracting(Finding::cause).containsExactly(Cause.READ_ONLY);
        assertThat(again.faults()).hasSize(1);
    }

    @Test
    void aRuleThatThrowsCostsItsOwnFindingOnly() {
        Diagnosis diagnosis = diagnose(throwing(Cause.DNS_FAILURE), holds(Cause.READ_ONLY));

        assertThat(diagnosis.findings()).extracting(Finding::cause).containsExactly(Cause.READ_ONLY);
        assertThat(diagnosis.faults())
                .containsExactly(new RuleFault(Cause.DNS_FAILURE, "java.lang.IllegalStateException"));
    }
}
