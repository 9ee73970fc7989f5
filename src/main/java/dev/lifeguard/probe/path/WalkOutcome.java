package dev.lifeguard.probe.path;

import dev.lifeguard.observation.Attempt;
import dev.lifeguard.observation.CertificateFacts;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.ServerFacts;
import dev.lifeguard.observation.Timings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a walk along a URL ended: with an open session, or with the failure of the address that got furthest. */
record WalkOutcome(
        List<Attempt> attempts,
        Optional<Connected> arrival,
        Optional<PathFailure> failure,
        Timings timings,
        Optional<CertificateFacts> certificate,
        Optional<Boolean> tlsWorks) {
    /** No session and no failure would read as health. */
    WalkOutcome {
        if (arrival.isEmpty() && failure.isEmpty()) {
            throw new IllegalArgumentException("a walk that led nowhere has a failure");
        }
    }

    /** Where no way was measured. */
    static WalkOutcome nowhere(List<Attempt> attempts, PathFailure failure) {
        return new WalkOutcome(
                attempts, Optional.empty(), Optional.of(failure), Timings.NONE, Optional.empty(), Optional.empty());
    }

    /** That this process was not there to hear an answer; empty where one came all the same, from whichever address. */
    Optional<PathFailure.NotScheduled> missed() {
        return arrival.isPresent()
                ? Optional.empty()
                : Stream.concat(attempts.stream().flatMap(attempt -> attempt.failure().stream()), failure.stream())
                        .filter(PathFailure.NotScheduled.class::isInstance)
                        .map(PathFailure.NotScheduled.class::cast)
                        .findFirst();
    }

    /** The same end, for another reason. */
    WalkOutcome failing(PathFailure other) {
        List<Attempt> explained = attempts.stream()
                .map(attempt -> attempt.failure().equals(failure)
                        ? new Attempt(attempt.endpoint(), attempt.address(), Optional.of(other))
                        : attempt)
                .toList();
        return new WalkOutcome(explained, arrival, Optional.of(other), timings, certificate, tlsWorks);
    }

    /** The same, with what its session has told of the server since. */
    WalkOutcome knowing(Optional<ServerFacts> facts) {
        return new WalkOutcome(
                attempts, arrival.map(end -> end.knowing(facts)), failure, timings, certificate, tlsWorks);
    }

    /** The same, whose session answered once and then no more: where it was found is where it ended. */
    WalkOutcome losing(PathFailure other) {
        List<Attempt> tried = new ArrayList<>(attempts);
        for (int i = tried.size() - 1; i >= 0; i--) {
            if (tried.get(i).failure().isEmpty()) {
                tried.set(i, new Attempt(tried.get(i).endpoint(), tried.get(i).address(), Optional.of(other)));
                break;
            }
        }
        Map<Phase, Duration> passed = new HashMap<>(timings.known());
        passed.remove(Phase.QUERY);
        return new WalkOutcome(
                tried, Optional.empty(), Optional.of(other), Timings.fresh(passed), certificate, tlsWorks);
    }

    WalkOutcome confirmingSilence() {
        Optional<PathFailure> confirmed = failure.map(end -> end instanceof PathFailure.Silent silent
                ? new PathFailure.Silent(silent.phase(), silent.limit(), silent.opinions() + 1)
                : end);
        return new WalkOutcome(attempts, arrival, confirmed, timings, certificate, tlsWorks);
    }
}
