package dev.lifeguard.diagnosis.evidence;

import dev.lifeguard.database.Endpoint;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.Attempt;
import dev.lifeguard.observation.CertificateFacts;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The evidence that all rules about the path share: which endpoint it is about, and how each address did. */
public final class PathEvidence {
    private PathEvidence() {}

    public static Evidence of(Snapshot snapshot) {
        Evidence way = snapshot.path().map(PathEvidence::evidence).orElse(Evidence.none());
        return snapshot.onlyNewConnectionsFail()
                ? way.and("new_connections", "fail").and("open_connections", "work")
                : way;
    }

    private static Evidence evidence(PathObservation path) {
        String endpoint = endpoint(path)
                .map(Endpoint::toString)
                .orElseGet(() ->
                        path.url().endpoints().stream().map(Endpoint::toString).collect(Collectors.joining(", ")));
        Evidence known = Evidence.of("endpoint", endpoint);
        return path.attempts().size() > 1 ? known.and("addresses", addresses(path)) : known;
    }

    /**
     * The endpoint whose failure is the path's, or the one that answered. Empty where several might be meant: a round on
     * a held session tries none.
     */
    public static Optional<Endpoint> endpoint(PathObservation path) {
        Optional<Endpoint> tried = path.attempts().stream()
                .filter(attempt -> attempt.failure().equals(path.failure()))
                .map(Attempt::endpoint)
                .findFirst();
        List<Endpoint> named = path.url().endpoints();
        return tried.isPresent() || named.size() != 1 ? tried : Optional.of(named.get(0));
    }

    /** What the server presented, as far as it was seen. */
    public static Optional<CertificateFacts> certificate(Snapshot snapshot) {
        return snapshot.path().flatMap(PathObservation::certificate);
    }

    private static List<String> addresses(PathObservation path) {
        return path.attempts().stream()
                .map(attempt -> attempt.address() + ": "
                        + attempt.failure().map(PathEvidence::outcome).orElse("answered"))
                .toList();
    }

    /** Short words for failures that say nothing more. */
    private static final Map<Class<? extends PathFailure>, String> WORDS = Map.of(
            PathFailure.Refused.class, "refused",
            PathFailure.NameUnknown.class, "unknown name",
            PathFailure.LargePacketsLost.class, "large packets lost",
            PathFailure.NotPostgres.class, "not PostgreSQL",
            PathFailure.TooMuchSent.class, "too much sent",
            PathFailure.TlsRefused.class, "no TLS",
            PathFailure.TlsFailed.class, "TLS failed",
            PathFailure.SecretMovedOn.class, "password refused");

    /** One short word or two for a failure. */
    public static String outcome(PathFailure failure) {
        if (failure instanceof PathFailure.Unreachable unreachable) {
            return unreachable.why();
        }
        if (failure instanceof PathFailure.SocketMissing socket) {
            return socket.why();
        }
        if (failure instanceof PathFailure.Silent silent) {
            return "silent in " + silent.phase().label();
        }
        if (failure instanceof PathFailure.Closed closed) {
            return (closed.reset() ? "reset in " : "closed in ")
                    + closed.phase().label();
        }
        if (failure instanceof PathFailure.SessionUnwanted unwanted) {
            return unwanted.found();
        }
        if (failure instanceof PathFailure.ServerSaid said) {
            return "SQLSTATE " + said.error().sqlstate();
        }
        return WORDS.getOrDefault(
                failure.getClass(), "failed in " + failure.phase().label());
    }
}
