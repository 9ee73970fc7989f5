package dev.lifeguard.probe.activity;

import dev.lifeguard.observation.LostSessions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many sessions a database has lost lately, by two counts of all it ever lost: the earlier is ten to twenty minutes old,
 * as soon as there is one. Counts begin anew with a server that crashed. Use it from one thread at a time.
 */
final class LossMemory {
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private @Nullable Total earlier;
    private @Nullable Total later;

    /**
     * All that a database has ever lost.
     *
     * @param server the run of the server that says so
     */
    record Total(Instant at, String server, long clientGone, long failed, long terminated) {
        Optional<LostSessions> since(Total before) {
            boolean counts = server.equals(before.server)
                    && clientGone >= before.clientGone
                    && failed >= before.failed
                    && terminated >= before.terminated;
            return counts
                    ? Optional.of(new LostSessions(
                            clientGone - before.clientGone,
                            failed - before.failed,
                            terminated - before.terminated,
                            before.at))
                    : Optional.empty();
        }
    }

    /** Empty with the first count, and with a server that counts them not at all. */
    Optional<LostSessions> add(Optional<Total> counted) {
        Total base = earlier;
        Optional<LostSessions> lost = base == null ? Optional.empty() : counted.flatMap(now -> now.since(base));
        if (lost.isEmpty()) {
            earlier = counted.orElse(null);
            later = earlier;
        } else {
            counted.ifPresent(this::roll);
        }
        return lost;
    }

    private void roll(Total now) {
        if (later == null || Duration.between(later.at, now.at).abs().compareTo(WINDOW) >= 0) {
            earlier = later;
            later = now;
        }
    }
}
