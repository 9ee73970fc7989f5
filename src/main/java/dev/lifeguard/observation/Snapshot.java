package dev.lifeguard.observation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The latest observation of every probe of one target.
 *
 * @param readOnlyTarget whether the application declared that it only reads there
 */
public record Snapshot(Instant at, boolean readOnlyTarget, Optional<PathObservation> path, Map<String, Unseen> unseen) {
    public Snapshot {
        unseen = Map.copyOf(unseen);
    }

    public static Snapshot empty(Instant at, boolean readOnlyTarget) {
        return new Snapshot(at, readOnlyTarget, Optional.empty(), Map.of());
    }

    /** This snapshot with one more observation in the place of the same probe's earlier one. */
    public Snapshot with(Observation latest) {
        Map<String, Unseen> blind = new TreeMap<>(unseen);
        if (latest instanceof Unseen hidden) {
            blind.put(hidden.probe(), hidden);
            return new Snapshot(latest.at(), readOnlyTarget, path, blind);
        }
        blind.remove(latest.probe());
        Optional<PathObservation> walked = latest instanceof PathObservation observed ? Optional.of(observed) : path;
        return new Snapshot(latest.at(), readOnlyTarget, walked, blind);
    }

    /** The failure of the path, if it is of this kind. */
    public <F extends PathFailure> Optional<F> failure(Class<F> kind) {
        return path.flatMap(PathObservation::failure).filter(kind::isInstance).map(kind::cast);
    }

    /** What the server answered instead of letting us in. */
    public Optional<ServerError> serverError() {
        return failure(PathFailure.ServerSaid.class).map(PathFailure.ServerSaid::error);
    }
}
