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
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** As few rules as the watch needs to be seen at work; the real ones have their own tests. */
final class PlainRules {
    private PlainRules() {}

    static Diagnostician diagnostician() {
        return new Diagnostician(List.of(
                rule(
                        Cause.CONNECTION_REFUSED,
                        seen -> seen.failure(PathFailure.Refused.class).isPresent()),
                rule(
                        Cause.SERVER_UNRESPONSIVE,
                        seen -> seen.failure(PathFailure.Silent.class).isPresent()),
                rule(Cause.SERVER_STARTING_UP, said("57P03")),
                rule(Cause.AUTH_FAILED, said("28P01")),
                rule(Cause.SLOW_SERVER, PlainRules::slow),
                rule(Cause.INSUFFICIENT_VISIBILITY, seen -> !seen.unseen().isEmpty())));
    }

    static Rule rule(Cause cause, Predicate<Snapshot> holds) {
        return new Rule() {
            @Override
            public Cause cause() {
                return cause;
            }

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
