package dev.lifeguard.probe.idle;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which silence to try next, and what is known. A silence counts as too long only when two connections in a row did not
 * survive it; then, or at the top, it is done. Pure.
 *
 * @param steps silences, each longer than the one before
 * @param next index of the one to try
 * @param lost connections in a row that did not survive it
 */
record IdleSearch(List<Duration> steps, int next, int lost, Optional<Duration> survived, Optional<Duration> cut) {
    static final int ENOUGH = 2;

    /** Just past the known limits of load balancers, NAT gateways and proxies: 1, 4, 5, 350 s, 10, 15, 30 and 60 minutes. */
    static final IdleSearch STANDARD = of(List.of(
            Duration.ofSeconds(65),
            Duration.ofSeconds(250),
            Duration.ofSeconds(310),
            Duration.ofSeconds(360),
            Duration.ofSeconds(610),
            Duration.ofSeconds(910),
            Duration.ofSeconds(1_810),
            Duration.ofSeconds(3_610),
            Duration.ofSeconds(7_210)));

    static IdleSearch of(List<Duration> steps) {
        return new IdleSearch(steps, 0, 0, Optional.empty(), Optional.empty());
    }

    /** Empty when it is done. */
    Optional<Duration> step() {
        return cut.isPresent() || next >= steps.size() ? Optional.empty() : Optional.of(steps.get(next));
    }

    IdleSearch survivedIt() {
        return step().map(silence -> new IdleSearch(steps, next + 1, 0, Optional.of(silence), cut))
                .orElse(this);
    }

    IdleSearch lostIt() {
        return step().map(silence -> new IdleSearch(
                        steps, next, lost + 1, survived, lost + 1 >= ENOUGH ? Optional.of(silence) : Optional.empty()))
                .orElse(this);
    }
}
