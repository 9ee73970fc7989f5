package dev.lifeguard.view;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.Timings;
import org.jspecify.annotations.Nullable;

/** Seconds that each phase took; null for a phase that was not passed on the present connection. */
@JsonPropertyOrder({"dns", "tcp", "tls", "auth", "query"})
public record PhasesView(
        @Nullable Double dns,
        @Nullable Double tcp,
        @Nullable Double tls,
        @Nullable Double auth,
        @Nullable Double query) {

    static PhasesView of(Timings timings) {
        return new PhasesView(
                seconds(timings, Phase.DNS),
                seconds(timings, Phase.TCP),
                seconds(timings, Phase.TLS),
                seconds(timings, Phase.AUTH),
                seconds(timings, Phase.QUERY));
    }

    private static @Nullable Double seconds(Timings timings, Phase phase) {
        return timings.of(phase).map(Shown::seconds).orElse(null);
    }
}
