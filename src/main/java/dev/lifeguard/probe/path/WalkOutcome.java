package dev.lifeguard.probe.path;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.observation.Attempt;
import dev.lifeguard.observation.CertificateFacts;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.ServerFacts;
import dev.lifeguard.observation.Timings;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Where a walk along a URL ended: with an open session, or with the failure of the address that got furthest. */
record WalkOutcome(
        DatabaseUrl url,
        List<Attempt> attempts,
        Optional<Connected> arrival,
        Optional<PathFailure> failure,
        Timings timings,
        Optional<CertificateFacts> certificate,
        Optional<Boolean> tlsWorks)
        implements DoubtedPing.End {
    private static final String ENDED_BY_ADMINISTRATOR = "57P01";

    /** No session and no failure would read as health. */
    WalkOutcome {
        if (arrival.isEmpty() && failure.isEmpty()) {
            throw new IllegalArgumentException("a walk that led nowhere has a failure");
        }
    }

    /** Where no way was measured. */
    static WalkOutcome nowhere(DatabaseUrl url, List<Attempt> attempts, PathFailure failure) {
        return new WalkOutcome(
                url,
                attempts,
                Optional.empty(),
                Optional.of(failure),
                Timings.NONE,
                Optional.empty(),
                Optional.empty());
    }

    /** That this process was not there, or not ready, for an answer; empty where one came all the same, from whichever address. */
    Optional<PathFailure.OwnFault> missed() {
        return arrival.isPresent()
                ? Optional.empty()
                : Stream.concat(attempts.stream().flatMap(attempt -> attempt.failure().stream()), failure.stream())
                        .filter(PathFailure.OwnFault.class::isInstance)
                        .map(PathFailure.OwnFault.class::cast)
                        .findFirst();
    }

    /** The same end, for another reason. */
    WalkOutcome failing(PathFailure other) {
        List<Attempt> explained = attempts.stream()
                .map(attempt -> attempt.failure().equals(failure)
                        ? new Attempt(attempt.endpoint(), attempt.address(), Optional.of(other))
                        : attempt)
                .toList();
        return new WalkOutcome(url, explained, arrival, Optional.of(other), timings, certificate, tlsWorks);
    }

    /** The same, with what its session has told of the server since. */
    private WalkOutcome knowing(Optional<ServerFacts> facts) {
        return new WalkOutcome(
                url, attempts, arrival.map(end -> end.knowing(facts)), failure, timings, certificate, tlsWorks);
    }

    /** The same, whose session answered once and then no more: where it was found is where it ended. */
    private WalkOutcome losing(PathFailure other) {
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
                url, tried, Optional.empty(), Optional.of(other), Timings.fresh(passed), certificate, tlsWorks);
    }

    /** The same walk behind a ping: two connections that are both silent are no lost packet. */
    WalkOutcome after(Throwable ping) {
        if (!(ping instanceof TimeoutException) || ping instanceof NotScheduled) {
            return this;
        }
        return confirming();
    }

    /** The same walk behind another that the server did not answer. Where a name server did not, that is no second silence. */
    WalkOutcome afterSilence() {
        return failure.filter(end -> end instanceof PathFailure.Silent silent && silent.ofServer())
                .map(end -> confirming())
                .orElse(this);
    }

    private WalkOutcome confirming() {
        Optional<PathFailure> confirmed = failure.map(end -> end instanceof PathFailure.Silent silent
                ? new PathFailure.Silent(silent.phase(), silent.limit(), silent.opinions() + 1)
                : end);
        return new WalkOutcome(url, attempts, arrival, confirmed, timings, certificate, tlsWorks);
    }

    boolean metSilence() {
        return failure.filter(PathFailure.Silent.class::isInstance).isPresent();
    }

    boolean wasCut() {
        return failure.filter(each -> each instanceof PathFailure.Closed
                        || (each instanceof PathFailure.ServerSaid said
                                && said.error().is(ENDED_BY_ADMINISTRATOR)))
                .isPresent();
    }

    /**
     * The same walk, once the session at its end, which is to stay, has told all of its server; where that ended it or
     * met silence, the walk led nowhere, and nothing is left open. Never fails.
     *
     * @param limit for which that was waited
     */
    Future<WalkOutcome> toStay(Duration limit) {
        return arrival.map(Connected::session)
                .map(session -> session.known()
                        .map(this::knowing)
                        .recover(thrown ->
                                session.close().map(closed -> losing(PathFailures.of(thrown, Phase.QUERY, limit)))))
                .orElseGet(() -> Future.succeededFuture(this));
    }
}
