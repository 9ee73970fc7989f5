package dev.lifeguard.diagnosis.rule.server;

import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.diagnosis.evidence.PathEvidence;
import dev.lifeguard.diagnosis.evidence.Seconds;
import dev.lifeguard.diagnosis.evidence.ServerRefusal;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * At least {@value #SLOW_ENOUGH} of the latest five queries took half a second or more; none of them does any work. A query
 * that the server's own limit cancelled (57014) ends a slow row just as an answer does. One slow query is nothing.
 */
public final class SlowServer implements Rule {
    static final Duration THRESHOLD = Duration.ofMillis(500);
    static final int SLOW_ENOUGH = 3;

    @Override
    public boolean isAboutTime() {
        return true;
    }

    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return snapshot.path()
                .filter(path -> path.answered() || cancelled(snapshot))
                .map(PathObservation::recentQueries)
                .filter(recent -> recent.stream()
                                .filter(took -> took.compareTo(THRESHOLD) >= 0)
                                .count()
                        >= SLOW_ENOUGH)
                .map(recent -> PathEvidence.of(snapshot)
                        .andWeight("median_seconds", Seconds.of(median(recent)))
                        .and("threshold_seconds", Seconds.of(THRESHOLD))
                        .and(
                                "network_seconds",
                                network(snapshot, median(recent)).map(Seconds::of))
                        .and("recent_seconds", recent.stream().map(Seconds::of).toList()));
    }

    /** The TCP handshake, which a busy server's kernel answers at once: where it is most of the time, that is the network's. */
    private static Optional<Duration> network(Snapshot snapshot, Duration query) {
        return snapshot.path()
                .flatMap(path -> path.timings().of(Phase.TCP))
                .filter(handshake -> handshake.multipliedBy(2).compareTo(query) >= 0);
    }

    /** Whether the server's own limit on our query struck: {@code query_canceled}. */
    public static boolean cancelled(Snapshot snapshot) {
        return ServerRefusal.in(snapshot)
                .filter(said -> said.phase() == Phase.QUERY && said.state("57014"))
                .isPresent();
    }

    private static Duration median(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }
}
