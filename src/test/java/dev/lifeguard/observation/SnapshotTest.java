package dev.lifeguard.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.Endpoint;
import dev.lifeguard.testing.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    private static final Endpoint DB = new Endpoint("db", 5432);
    private static final Attempt WORKED = new Attempt(DB, "10.0.0.1", Optional.empty());
    private static final PathFailure REFUSED = new PathFailure.Refused();
    private static final Attempt FAILED = new Attempt(DB, "10.0.0.2", Optional.of(REFUSED));
    private static final CertificateFacts OLD = certificate("CN=old");
    private static final CertificateFacts NEW = certificate("CN=new");
    private static final PathObservation OPENED = path(Optional.empty(), 3, Optional.of(OLD), WORKED);
    private static final PathObservation PINGED = path(Optional.empty(), 3, Optional.of(OLD));
    private static final Unseen BUSY = new Unseen(Instant.EPOCH, PathObservation.PROBE, "nobody was scheduled");

    @Test
    void anOpenSessionThatAnswersAgainRepeatsWhatWasKnown() {
        Snapshot before = empty().with(PINGED);

        assertThat(before.with(path(Optional.empty(), 9, Optional.of(OLD))).repeats(before))
                .as("but for the times")
                .isTrue();
        assertThat(before.with(path(Optional.empty(), 3, Optional.of(NEW))).repeats(before))
                .isFalse();
        assertThat(before.with(path(Optional.of(REFUSED), 3, Optional.of(OLD))).repeats(before))
                .isFalse();
        assertThat(before.with(OPENED).repeats(before)).isFalse();
        assertThat(before.repeats(empty().with(OPENED))).isFalse();
        assertThat(before.with(BUSY).repeats(before)).isFalse();
        assertThat(before.with(beside(OPENED)).repeats(before)).as("one more").isFalse();
    }

    @Test
    void aPathThatCannotBeSeenNowStaysAsItWas() {
        assertThat(empty().with(PINGED).with(BUSY).held()).contains(PINGED);
        assertThat(empty().with(PINGED).with(BUSY).unseen()).containsKey(PathObservation.PROBE);
        assertThat(empty().with(beside(OPENED))
                        .with(new Unseen(Instant.EPOCH, NewConnectionObservation.PROBE, "nobody was scheduled"))
                        .of(NewConnectionObservation.class))
                .as("what any other probe knew is no longer believed")
                .isEmpty();
    }

    @Test
    void aConnectionBesideTheOneThatIsHeldTellsThePhasesAnew() {
        PathObservation other = path(Optional.empty(), 9, Optional.of(NEW), WORKED);

        PathObservation both = empty().with(PINGED).with(beside(other)).path().orElseThrow();

        assertThat(both.answered()).isTrue();
        assertThat(both.attempts()).as("of the session that is held").isEmpty();
        assertThat(both.timings().known()).containsEntry(Phase.TCP, Duration.ofMillis(9));
        assertThat(both.certificate()).contains(NEW);
        assertThat(empty().with(PINGED)
                        .with(beside(path(Optional.empty(), 9, Optional.empty(), WORKED)))
                        .path()
                        .flatMap(PathObservation::certificate))
                .as("it was not shown again")
                .contains(OLD);
    }

    @Test
    void whereItFailsThePathEndsAsItDid() {
        PathObservation other = path(Optional.of(REFUSED), 9, Optional.empty(), FAILED);
        Snapshot both = empty().with(PINGED).with(beside(other));

        assertThat(both.onlyNewConnectionsFail()).isTrue();
        assertThat(both.path()).hasValueSatisfying(path -> {
            assertThat(path.failure()).contains(REFUSED);
            assertThat(path.attempts()).containsExactly(FAILED);
            assertThat(path.timings()).isEqualTo(other.timings());
        });
        assertThat(both.with(OPENED).onlyNewConnectionsFail())
                .as("one that was opened since is newer")
                .isFalse();
        assertThat(both.with(PINGED).onlyNewConnectionsFail()).isTrue();
    }

    private static Snapshot empty() {
        return Snapshot.empty(Instant.EPOCH, false);
    }

    private static NewConnectionObservation beside(PathObservation walked) {
        return new NewConnectionObservation(Instant.EPOCH, Optional.of(walked), 1);
    }

    private static PathObservation path(
            Optional<PathFailure> failure, long tcp, Optional<CertificateFacts> certificate, Attempt... attempts) {
        return new PathObservation(
                Instant.EPOCH,
                DatabaseUrl.unreadable(),
                List.of(attempts),
                Timings.fresh(Map.of(Phase.TCP, Duration.ofMillis(tcp))),
                failure,
                Optional.empty(),
                Optional.of(Facts.server("16.4", false, false, 100, true, true)),
                certificate,
                List.of());
    }

    private static CertificateFacts certificate(String subject) {
        return new CertificateFacts(subject, "CN=ca", List.of("db"), Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
    }
}
