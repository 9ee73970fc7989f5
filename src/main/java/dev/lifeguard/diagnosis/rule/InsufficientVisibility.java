package dev.lifeguard.diagnosis.rule;

import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.HistoryObservation;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Snapshot;
import dev.lifeguard.observation.Unseen;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Something could not be seen: a failure that no other rule names, a probe that was blind, or, without the privileges of
 * {@code pg_monitor}, the sessions of other roles. The first of these that holds is told.
 *
 * @see <a href="https://www.postgresql.org/docs/current/predefined-roles.html">Predefined roles</a>
 */
final class InsufficientVisibility implements Rule {
    private final List<Rule> path;

    /** @param path the rules that name a failure of the path */
    InsufficientVisibility(List<Rule> path) {
        this.path = List.copyOf(path);
    }

    @Override
    public Cause cause() {
        return Cause.INSUFFICIENT_VISIBILITY;
    }

    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return unnamed(snapshot)
                .or(() -> blind(snapshot))
                .or(() -> unrecorded(snapshot))
                .or(() -> unprivileged(snapshot));
    }

    private Optional<Evidence> unnamed(Snapshot snapshot) {
        return snapshot.failure(PathFailure.class)
                // the URL's own complaints name this one
                .filter(failure -> !(failure instanceof PathFailure.UnusableUrl))
                // a single query that the server cancelled is nothing, and several are slow_server
                .filter(failure -> !SlowServer.cancelled(snapshot))
                .filter(failure -> path.stream().noneMatch(rule -> holds(rule, snapshot)))
                .map(failure -> described(snapshot, failure));
    }

    /** A rule that throws names nothing; the fault itself is told by whoever asks all rules. */
    private static boolean holds(Rule rule, Snapshot snapshot) {
        try {
            return rule.judge(snapshot).isPresent();
        } catch (RuntimeException fault) {
            return false;
        }
    }

    private static Evidence described(Snapshot snapshot, PathFailure failure) {
        Evidence known = Way.of(snapshot)
                .and("hidden", "why the connection failed")
                .and("phase", failure.phase().label());
        if (failure instanceof PathFailure.ServerSaid said) {
            return known.and("sqlstate", said.error().sqlstate())
                    .and("message", said.error().message());
        }
        return failure instanceof PathFailure.Unexplained unexplained ? known.and("what", unexplained.what()) : known;
    }

    private static Optional<Evidence> blind(Snapshot snapshot) {
        // what is blind because the path is broken, or not walked yet, is no finding beside what will be said of that
        return snapshot.unseen().isEmpty()
                        || !snapshot.path().map(PathObservation::answered).orElse(false)
                ? Optional.empty()
                : Optional.of(Evidence.of(
                        "hidden",
                        snapshot.unseen().values().stream()
                                .map(InsufficientVisibility::clause)
                                .sorted()
                                .collect(Collectors.joining("; "))));
    }

    private static String clause(Unseen unseen) {
        return "what the probe " + unseen.probe() + " looks at, because " + unseen.because();
    }

    /** Somebody wanted a record of incidents there, and would look for it in vain. */
    private static Optional<Evidence> unrecorded(Snapshot snapshot) {
        return snapshot.of(HistoryObservation.class)
                .flatMap(history -> history.because()
                        .map(because -> Evidence.of("hidden", "a lasting record of incidents, because " + because)
                                .and("grant", history.grant())));
    }

    private static Optional<Evidence> unprivileged(Snapshot snapshot) {
        return snapshot.path()
                .filter(PathObservation::answered)
                .filter(path ->
                        path.server().filter(server -> !server.monitor()).isPresent())
                .map(path -> Way.of(snapshot)
                        .and("hidden", "the sessions of other roles")
                        .and("grant", "GRANT pg_monitor TO " + quoted(path.url().effectiveUser())));
    }

    private static String quoted(String role) {
        return '"' + role.replace("\"", "\"\"") + '"';
    }
}
