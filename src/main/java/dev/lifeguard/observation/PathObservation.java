package dev.lifeguard.observation;

import dev.lifeguard.database.DatabaseUrl;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The way from this pod to an answered query, once walked.
 *
 * @param url as read for this round
 * @param attempts every address that was tried, in order; empty for a round on a held session
 * @param timings of the phases that were passed
 * @param failure empty where the query was answered; else the failure of the address that got furthest
 * @param tlsWorks set where a login without TLS was refused and TLS was tried to tell why: whether that got further
 * @param server what the server said last, also from before a failure
 * @param certificate what it presented last
 * @param recentQueries times of the latest queries, newest last, at most 5
 */
public record PathObservation(
        Instant at,
        DatabaseUrl url,
        List<Attempt> attempts,
        Timings timings,
        Optional<PathFailure> failure,
        Optional<Boolean> tlsWorks,
        Optional<ServerFacts> server,
        Optional<CertificateFacts> certificate,
        List<Duration> recentQueries)
        implements Observation {
    public static final String PROBE = "path";

    public PathObservation {
        attempts = List.copyOf(attempts);
        recentQueries = List.copyOf(recentQueries);
    }

    @Override
    public String probe() {
        return PROBE;
    }

    public boolean answered() {
        return failure.isEmpty();
    }

    /** Whether the way was walked in this round; else a session that was open already was asked. */
    public boolean onNewConnection() {
        return !attempts.isEmpty() || !answered();
    }

    /** Whether an open session answered again, and what it said differs from {@code earlier} in times alone. */
    boolean repeats(PathObservation earlier) {
        return !onNewConnection()
                && !earlier.onNewConnection()
                && Objects.equals(url, earlier.url)
                && tlsWorks.equals(earlier.tlsWorks)
                && server.equals(earlier.server)
                && certificate.equals(earlier.certificate);
    }

    /**
     * What was seen on the session that is held, completed by a connection that was opened beside it: where that failed,
     * it is how the way ends now; else it tells the phases anew.
     */
    PathObservation with(PathObservation other) {
        return new PathObservation(
                at,
                other.url,
                other.answered() ? attempts : other.attempts,
                other.answered() ? timings.renewedBy(other.timings) : other.timings,
                other.failure,
                other.tlsWorks,
                server,
                other.certificate.or(() -> certificate),
                recentQueries);
    }
}
