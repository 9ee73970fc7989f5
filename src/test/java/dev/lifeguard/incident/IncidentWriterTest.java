package dev.lifeguard.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.watch.ManualScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a sink throws costs no incident. */
class IncidentWriterTest {
    private static final Incident INCIDENT = Stories.incident(1);

    private final ManualScheduler scheduler = new ManualScheduler(1);
    private final List<Incident> kept = new ArrayList<>();
    private final List<Optional<StorageFault>> told = new ArrayList<>();
    private int failures = 1;

    private final class Failing implements Sink {
        private final Throwable thrown;

        Failing(Throwable thrown) {
            this.thrown = thrown;
        }

        @Override
        public String name() {
            return "sink";
        }

        @Override
        public void keep(List<Incident> incidents) {
            if (failures-- > 0) {
                if (thrown instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) thrown;
            }
            kept.addAll(incidents);
        }
    }

    private void keepsAfter(Throwable thrown) {
        IncidentWriter writer = new IncidentWriter(
                new Failing(thrown), Runnable::run, scheduler, id -> Optional.of(INCIDENT), told::add);

        writer.keep(INCIDENT.id());
        scheduler.settle();
        assertThat(kept).isEmpty();
        assertThat(told).singleElement().satisfies(fault -> assertThat(fault).isPresent());

        scheduler.advance(IncidentWriter.RETRY);
        assertThat(kept).containsExactly(INCIDENT);
        assertThat(told.get(1)).isEmpty();
    }

    @Test
    void anExceptionIsToldAndTriedAgain() {
        keepsAfter(new IllegalStateException("of the test"));
    }

    /** A native executable throws one where a library looks for a member of a class that was not registered. */
    @Test
    void anErrorIsToldAndTriedAgain() {
        keepsAfter(new NoClassDefFoundError("of the test"));
    }
}
