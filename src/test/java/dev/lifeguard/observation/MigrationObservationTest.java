package dev.lifeguard.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MigrationObservationTest {
    private static final Optional<List<String>> NONE = Optional.of(List.of());
    private static final Optional<List<String>> ONE = Optional.of(List.of("b"));
    private static final MigrationFact STUCK =
            new MigrationFact.Locked("pid 7", Optional.of(Duration.ofMinutes(5)), false, Optional.empty(), false);

    @Test
    void theWorstOfWhatIsKnownIsWhereAToolStands() {
        MigrationFact running =
                new MigrationFact.Locked("pid 7", Optional.of(Duration.ofSeconds(5)), false, Optional.empty(), true);
        MigrationFact diverged = new MigrationFact.UnknownRevision("c", List.of());

        assertThat(state(NONE).standing()).isEqualTo(MigrationStanding.CURRENT);
        assertThat(state(ONE).standing()).isEqualTo(MigrationStanding.PENDING);
        assertThat(state(Optional.empty()).standing()).isEqualTo(MigrationStanding.UNKNOWN);
        assertThat(state(NONE, running).standing()).isEqualTo(MigrationStanding.CURRENT);
        assertThat(state(ONE, diverged).standing()).isEqualTo(MigrationStanding.DIVERGED);
        assertThat(state(ONE, new MigrationFact.Lacking("a", "orders", true)).standing())
                .isEqualTo(MigrationStanding.DIVERGED);
        assertThat(state(ONE, new MigrationFact.Lacking("b", "orders", false)).standing())
                .isEqualTo(MigrationStanding.PENDING);
        assertThat(state(ONE, diverged, STUCK).standing()).isEqualTo(MigrationStanding.LOCKED);
        assertThat(state(ONE, STUCK, new MigrationFact.Failed("b")).standing()).isEqualTo(MigrationStanding.DIRTY);
    }

    @Test
    void migratedIsOnlyWhatIsKnownToBe() {
        assertThat(seen(Optional.empty(), state(NONE)).migrated()).isTrue();
        assertThat(seen(Optional.empty(), state(NONE), state(Optional.empty())).migrated())
                .isTrue();
        assertThat(seen(Optional.empty(), state(NONE), state(ONE)).migrated()).isFalse();
        assertThat(seen(Optional.empty(), state(Optional.empty())).migrated()).isFalse();
        assertThat(seen(Optional.empty()).migrated()).isFalse();
        assertThat(seen(Optional.of("it may not be read"), state(NONE)).migrated())
                .isFalse();
    }

    @Test
    void behindIsOnlyWhatIsKnownNotToBeCurrent() {
        assertThat(seen(Optional.empty(), state(NONE), state(ONE)).behind()).isTrue();
        assertThat(seen(Optional.empty(), state(NONE, STUCK)).behind()).isTrue();
        assertThat(seen(Optional.of("it may not be read"), state(NONE), state(Optional.empty()))
                        .behind())
                .isFalse();
        assertThat(seen(Optional.empty()).behind()).isFalse();
    }

    private static MigrationObservation seen(Optional<String> unseen, MigrationState... tools) {
        return new MigrationObservation(Instant.EPOCH, Arrays.asList(tools), unseen);
    }

    private static MigrationState state(Optional<List<String>> pending, MigrationFact... facts) {
        return new MigrationState(
                MigrationTool.ALEMBIC,
                Optional.of("public.alembic_version"),
                List.of("a"),
                Optional.empty(),
                List.of("b"),
                pending,
                Arrays.asList(facts),
                Optional.empty());
    }
}
