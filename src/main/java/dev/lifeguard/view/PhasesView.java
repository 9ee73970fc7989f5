package dev.lifeguard.view;

import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.Timings;
import dev.lifeguard.watch.TargetReport;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Seconds that each phase took; null for a phase that was not passed.
 *
 * @param connectedAt when a connection was tried last, whether or not it was opened: those up to the login are of then; null
 *     before the first
 * @param queriedAt when the query was answered; null where none was
 */
public record PhasesView(
        @Nullable BigDecimal dns,
        @Nullable BigDecimal tcp,
        @Nullable BigDecimal tls,
        @Nullable BigDecimal auth,
        @Nullable BigDecimal query,
        @Nullable String connectedAt,
        @Nullable String queriedAt) {

    static PhasesView of(TargetReport target) {
        Timings timings = target.timings();
        return new PhasesView(
                seconds(timings, Phase.DNS),
                seconds(timings, Phase.TCP),
                seconds(timings, Phase.TLS),
                seconds(timings, Phase.AUTH),
                seconds(timings, Phase.QUERY),
                timings.connected().map(Shown::time).orElse(null),
                target.facts()
                        .held()
                        .filter(path -> timings.of(Phase.QUERY).isPresent())
                        .map(PathObservation::at)
                        .map(Shown::time)
                        .orElse(null));
    }

    private static @Nullable BigDecimal seconds(Timings timings, Phase phase) {
        return timings.of(phase).map(Shown::seconds).orElse(null);
    }
}
