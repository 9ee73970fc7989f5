package dev.lifeguard.watch;

import dev.lifeguard.diagnosis.Diagnostician;
import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.Snapshot;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** As few rules as the watch needs to be seen at work; the real ones have their own tests. */
final class PlainRules {
    private PlainRules() {}

    static Diagnostician diagnostician() {
        return new Diagnostician(Map.of(
                Cause.CONNECTION_REFUSED,
                rule(seen -> seen.failure(PathFailure.Refused.class).isPresent()),
                Cause.SERVER_UNRESPONSIVE,
                rule(seen -> seen.failure(PathFailure.Silent.class).isPresent()),
                Cause.SERVER_STARTING_UP,
                rule(said("57P03")),
                Cause.AUTH_FAILED,
                rule(said("28P01")),
                Cause.SLOW_SERVER,
                rule(PlainRules::slow),
                Cause.INSUFFICIENT_VISIBILITY,
                rule(seen -> !seen.unseen().isEmpty())));
    }

    static Rule rule(Predicate<Snapshot> holds) {
        return new Rule() {
            /** One of them is, and that is not told by its predicate. */
            @Override
            public boolean isAboutTime() {
                return true;
            }

            @Override
            public Optional<Evidence> judge(Snapshot snapshot) {
                return holds.test(snapshot) ? Optional.of(Evidence.none()) : Optional.empty();
            }
        };
    }

    private static Predicate<Snapshot> said(String sqlstate) {
        return seen -> seen.failure(PathFailure.ServerSaid.class)
                .filter(said -> said.error().is(sqlstate))
                .isPresent();
    }

    private static boolean slow(Snapshot seen) {
        return seen.path()
                .filter(PathObservation::answered)
                .flatMap(path -> path.timings().of(Phase.QUERY))
                .filter(query -> query.compareTo(Duration.ofMillis(500)) > 0)
                .isPresent();
    }
}
