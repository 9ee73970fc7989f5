package dev.lifeguard.probe.path;

import dev.lifeguard.observation.NameAnswer;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A DNS server that does not answer is no finding at once while a session is held: one of several is restarted now and
 * then, and who asked just that one asks again. A name that does not exist is an answer; what says neither is none.
 */
final class NamePatience {
    /** Longer than a resolver's own first and second attempt of 5 s each. */
    static final Duration LONG_ENOUGH = Duration.ofSeconds(15);

    private Optional<Instant> since = Optional.empty();

    /** Whether this tells too little yet. */
    boolean doubts(PathObservation path) {
        if (path.failure().filter(NamePatience::isWeak).isEmpty()) {
            since = Optional.empty();
            return false;
        }
        Instant first = since.orElse(path.at());
        since = Optional.of(first);
        return Duration.between(first, path.at()).abs().compareTo(LONG_ENOUGH) < 0;
    }

    private static boolean isWeak(PathFailure failure) {
        return failure instanceof PathFailure.NameUnknown unknown
                ? unknown.answer() != NameAnswer.ABSENT
                : failure instanceof PathFailure.Silent silent && silent.phase() == Phase.DNS;
    }
}
