package dev.lifeguard.probe.path;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.observation.Attempt;
import dev.lifeguard.observation.CertificateFacts;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.ServerFacts;
import dev.lifeguard.observation.Timings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What outlives a round: the last that was known of server and certificate, and the latest query times. */
final class PathState {
    private static final int QUERIES = 5;

    private final InstantSource clock;
    private final Deque<Duration> queries = new ArrayDeque<>();
    private Optional<ServerFacts> server = Optional.empty();
    private Optional<CertificateFacts> certificate = Optional.empty();
    private Timings timings = Timings.NONE;
    private DatabaseUrl url = DatabaseUrl.unreadable();

    PathState(InstantSource clock) {
        this.clock = clock;
    }

    /** A round on the held session that was answered. */
    PathObservation answered(Pong pong) {
        server = pong.facts().or(() -> server);
        remember(pong.took());
        timings = timings.withQuery(pong.took());
        return observation(List.of(), Optional.empty(), Optional.empty());
    }

    /** The same between two rounds; empty where the server says nothing new of itself, and then it is only noted. */
    Optional<PathObservation> between(Pong pong) {
        if (pong.facts().isPresent() && !pong.facts().equals(server)) {
            return Optional.of(answered(pong));
        }
        remember(pong.took());
        return Optional.empty();
    }

    /** A walk that ended, one way or the other. */
    PathObservation walked(WalkOutcome outcome) {
        url = outcome.url();
        timings = outcome.timings().at(clock.instant());
        certificate = outcome.certificate().or(() -> certificate);
        server = outcome.arrival()
                .flatMap(Connected::server)
                .map(now -> now.orAsBefore(server))
                .or(() -> server);
        outcome.arrival().ifPresentOrElse(end -> remember(end.query()), queries::clear);
        return observation(outcome.attempts(), outcome.failure(), outcome.tlsWorks());
    }

    private void remember(Duration query) {
        if (queries.size() == QUERIES) {
            queries.removeFirst();
        }
        queries.addLast(query);
    }

    private PathObservation observation(
            List<Attempt> attempts, Optional<PathFailure> failure, Optional<Boolean> tlsWorks) {
        return new PathObservation(
                clock.instant(), url, attempts, timings, failure, tlsWorks, server, certificate, List.copyOf(queries));
    }
}
