package dev.lifeguard.view;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.Timings;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Seconds that each phase took; null for a phase that was not passed on the present connection. */
@JsonPropertyOrder({"dns", "tcp", "tls", "auth", "query"})
public record PhasesView(
        @Nullable BigDecimal dns,
        @Nullable BigDecimal tcp,
        @Nullable BigDecimal tls,
        @Nullable BigDecimal auth,
        @Nullable BigDecimal query) {

    static PhasesView of(Timings timings) {
        return new PhasesView(
                seconds(timings, Phase.DNS),
                seconds(timings, Phase.TCP),
                seconds(timings, Phase.TLS),
                seconds(timings, Phase.AUTH),
                seconds(timings, Phase.QUERY));
    }

    private static @Nullable BigDecimal seconds(Timings timings, Phase phase) {
        return timings.of(phase).map(Shown::seconds).orElse(null);
    }
}
