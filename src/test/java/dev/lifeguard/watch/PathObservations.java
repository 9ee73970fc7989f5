package dev.lifeguard.watch;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.Dialect;
import dev.lifeguard.database.Endpoint;
import dev.lifeguard.database.Secret;
import dev.lifeguard.database.SessionWanted;
import dev.lifeguard.database.SslMode;
import dev.lifeguard.database.TlsSettings;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.ServerError;
import dev.lifeguard.observation.Timings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Observations of the path as a scripted probe brings them. */
final class PathObservations {
    static final DatabaseUrl URL = new DatabaseUrl(
            Dialect.URI,
            List.of(new Endpoint("db", 5432)),
            Optional.of("shop"),
            Optional.of("app"),
            Optional.of(Secret.of("planted")),
            TlsSettings.of(SslMode.PREFER),
            SessionWanted.ANY,
            Optional.empty(),
            Optional.empty(),
            List.of());

    private PathObservations() {}

    static Observation answer(Instant at) {
        return answer(at, Duration.ofMillis(1));
    }

    static Observation answer(Instant at, Duration query) {
        return path(at, Optional.empty(), Timings.fresh(Map.of(Phase.QUERY, query)));
    }

    static Observation failure(Instant at, PathFailure failure) {
        return path(at, Optional.of(failure), Timings.NONE);
    }

    static Observation refused(Instant at) {
        return failure(at, new PathFailure.Refused());
    }

    static Observation silence(Instant at) {
        return failure(at, silent(Phase.QUERY, 1));
    }

    static PathFailure silent(Phase phase, int opinions) {
        return new PathFailure.Silent(phase, Duration.ofSeconds(1), opinions);
    }

    static PathFailure said(String sqlstate) {
        return new PathFailure.ServerSaid(Phase.AUTH, new ServerError(sqlstate, "no", "", "", "auth_failed"));
    }

    private static Observation path(Instant at, Optional<PathFailure> failure, Timings timings) {
        return new PathObservation(
                at,
                URL,
                List.of(),
                timings,
                failure,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                timings.of(Phase.QUERY).map(List::of).orElse(List.of()));
    }
}
