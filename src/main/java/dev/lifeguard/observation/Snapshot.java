package dev.lifeguard.observation;

import static java.util.Collections.unmodifiableMap;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The latest observation of every probe of one target.
 *
 * @param readOnlyTarget whether the application declared that it only reads there
 * @param seen what each probe saw last, by its name
 * @param unseen what each probe that is blind now says of it, by its name
 * @param path the path as it stands: on the session that is held, and for a new connection where that works; worked out
 *     once, since nearly every rule asks for it
 */
public record Snapshot(
        Instant at,
        boolean readOnlyTarget,
        Map<String, Observation> seen,
        Map<String, Unseen> unseen,
        Optional<PathObservation> path) {
    public static Snapshot empty(Instant at, boolean readOnlyTarget) {
        return new Snapshot(at, readOnlyTarget, Map.of(), Map.of(), Optional.empty());
    }

    /**
     * This snapshot with one more observation in the place of the same probe's earlier one. A blind probe knows nothing any
     * more, but for the path: what was known of it stays, and ages until it is no longer believed.
     */
    public Snapshot with(Observation latest) {
        Map<String, Observation> known = new HashMap<>(seen);
        Map<String, Unseen> blind = new HashMap<>(unseen);
        if (latest instanceof Unseen hidden) {
            blind.put(hidden.probe(), hidden);
            if (!hidden.probe().equals(PathObservation.PROBE)) {
                known.remove(hidden.probe());
            }
        } else {
            blind.remove(latest.probe());
            known.put(latest.probe(), latest);
            if (latest instanceof PathObservation path && path.onNewConnection()) {
                known.remove(NewConnectionObservation.PROBE); // which is older than this
            }
        }
        return new Snapshot(
                latest.at(), readOnlyTarget, unmodifiableMap(known), unmodifiableMap(blind), path(known.values()));
    }

    /**
     * Whether this tells what {@code before} told, but for the times: the session that is held answered again, and no other
     * probe has looked since.
     */
    public boolean repeats(Snapshot before) {
        if (seen.size() != before.seen.size() || !unseen.equals(before.unseen)) {
            return false;
        }
        for (Map.Entry<String, Observation> each : seen.entrySet()) {
            Observation now = each.getValue();
            Observation then = before.seen.get(each.getKey());
            boolean same = now == then
                    || (now instanceof PathObservation path
                            && then instanceof PathObservation earlier
                            && path.repeats(earlier));
            if (!same) {
                return false;
            }
        }
        return true;
    }

    /** The latest observation of this kind; each kind is of one probe. */
    public <O extends Observation> Optional<O> of(Class<O> kind) {
        return of(kind, seen.values());
    }

    private static <O extends Observation> Optional<O> of(Class<O> kind, Collection<Observation> seen) {
        for (Observation each : seen) {
            if (kind.isInstance(each)) {
                return Optional.of(kind.cast(each));
            }
        }
        return Optional.empty();
    }

    private static Optional<PathObservation> path(Collection<Observation> seen) {
        Optional<PathObservation> held = of(PathObservation.class, seen);
        return held.map(path -> beside(path, seen).map(path::with).orElse(path));
    }

    /** What the session that is held said, whatever became of new connections. */
    public Optional<PathObservation> held() {
        return of(PathObservation.class);
    }

    /** Whether new connections fail while the one that is open works. */
    public boolean onlyNewConnectionsFail() {
        return held().flatMap(path -> beside(path, seen.values()))
                .filter(walked -> !walked.answered())
                .isPresent();
    }

    private static Optional<PathObservation> beside(PathObservation path, Collection<Observation> seen) {
        return path.answered()
                ? of(NewConnectionObservation.class, seen).flatMap(NewConnectionObservation::walked)
                : Optional.empty();
    }

    /** The phase in which the path ended; empty where it led to an answer, or was not walked yet. */
    public Optional<Phase> failedPhase() {
        return path().flatMap(PathObservation::failure).map(PathFailure::phase);
    }

    /** The failure of the path, if it is of this kind. */
    public <F extends PathFailure> Optional<F> failure(Class<F> kind) {
        return path().flatMap(PathObservation::failure).filter(kind::isInstance).map(kind::cast);
    }
}
