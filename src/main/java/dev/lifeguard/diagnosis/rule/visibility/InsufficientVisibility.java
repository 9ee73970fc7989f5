package dev.lifeguard.diagnosis.rule.visibility;

import dev.lifeguard.database.SqlName;
import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.diagnosis.evidence.PathEvidence;
import dev.lifeguard.diagnosis.rule.path.BadDatabaseUrl;
import dev.lifeguard.diagnosis.rule.server.SlowServer;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.ActivityObservation;
import dev.lifeguard.observation.HistoryObservation;
import dev.lifeguard.observation.MigrationObservation;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.PoolerFacts;
import dev.lifeguard.observation.PoolerObservation;
import dev.lifeguard.observation.Snapshot;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something could not be seen: a failure that no other rule names, a probe that was blind, or, without the privileges of
 * {@code pg_monitor}, the sessions of other roles. A failure without a name comes first; else all of it is told.
 *
 * @see <a href="https://www.postgresql.org/docs/current/predefined-roles.html">Predefined roles</a>
 */
public final class InsufficientVisibility implements Rule {
    private final List<PathRule> path;

    /** @param path the rules that name a failure of the path */
    public InsufficientVisibility(Collection<PathRule> path) {
        this.path = List.copyOf(path);
    }

    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return unnamed(snapshot).or(() -> hidden(snapshot));
    }

    private Optional<Evidence> unnamed(Snapshot snapshot) {
        return snapshot.failure(PathFailure.class)
                // the URL's own complaints name this one
                .filter(failure -> !(failure instanceof PathFailure.UnusableUrl))
                // a single query that the server cancelled is nothing, and several are slow_server
                .filter(failure -> !SlowServer.cancelled(snapshot))
                .filter(failure -> BadDatabaseUrl.options(snapshot).isEmpty())
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
        if (failure instanceof PathFailure.NotFollowed lost) {
            return Evidence.of("hidden", "the database: " + lost.why());
        }
        Evidence known = PathEvidence.of(snapshot)
                .and("hidden", "why the connection failed")
                .and("phase", failure.phase().label());
        if (failure instanceof PathFailure.ServerSaid said) {
            return known.and("sqlstate", said.error().sqlstate())
                    .and("message", said.error().message());
        }
        return failure instanceof PathFailure.Unexplained unexplained ? known.and("what", unexplained.what()) : known;
    }

    /** Everything else that cannot be seen, and the grants that would show it. */
    private static Optional<Evidence> hidden(Snapshot snapshot) {
        List<String> clauses =
                Stream.concat(unlooked(snapshot), unrecorded(snapshot)).toList();
        String grants = Stream.concat(
                        grant(snapshot).stream(),
                        snapshot.of(HistoryObservation.class).flatMap(HistoryObservation::grant).stream())
                .collect(Collectors.joining("; "));
        return clauses.isEmpty()
                ? Optional.empty()
                : Optional.of(PathEvidence.of(snapshot)
                        .and("hidden", String.join("; ", clauses))
                        .and("grant", grants));
    }

    /** What is hidden because the path is broken, or not walked yet, is no finding beside what will be said of that. */
    private static Stream<String> unlooked(Snapshot snapshot) {
        return snapshot.path().map(PathObservation::answered).orElse(false)
                ? Stream.of(
                                snapshot.unseen().values().stream()
                                        .map(each -> "what the probe " + each.probe() + " looks at, because "
                                                + each.because())
                                        .sorted(),
                                history(snapshot).stream(),
                                pool(snapshot).stream(),
                                untold(snapshot),
                                grant(snapshot).map(missing -> "the sessions of other roles").stream())
                        .flatMap(all -> all)
                : Stream.empty();
    }

    /** Questions that this server does not know: it is another maker's, or old. */
    private static Stream<String> untold(Snapshot snapshot) {
        return snapshot.path().flatMap(PathObservation::server).stream()
                .flatMap(server -> Stream.of(
                        told(server.inRecovery(), "whether the server is a standby"),
                        told(server.readOnly(), "whether it is read-only"),
                        told(server.monitor(), "whether our role sees the sessions of others")))
                .filter(clause -> !clause.isEmpty())
                .map(clause -> clause + ", because the server does not answer that question");
    }

    private static String told(Optional<Boolean> fact, String clause) {
        return fact.isPresent() ? "" : clause;
    }

    /** Somebody wanted a record of incidents there, and would look for it in vain. */
    private static Stream<String> unrecorded(Snapshot snapshot) {
        return snapshot.of(HistoryObservation.class).flatMap(HistoryObservation::because).stream()
                .map(because -> "a lasting record of incidents, because " + because);
    }

    private static Optional<String> history(Snapshot snapshot) {
        return snapshot.of(MigrationObservation.class)
                .flatMap(MigrationObservation::unseen)
                .map(because -> "what another migration tool recorded, because " + because);
    }

    private static Optional<String> pool(Snapshot snapshot) {
        return snapshot.of(ActivityObservation.class)
                .flatMap(seen -> seen.pool().unseen())
                .map(because -> "the application's own pool, because "
                        + snapshot.of(PoolerObservation.class)
                                .flatMap(PoolerObservation::facts)
                                .map(InsufficientVisibility::end)
                                .orElse(because));
    }

    /** A pooler that changes servers between transactions is of interest to whoever prepares statements. */
    private static String end(PoolerFacts pooler) {
        boolean forgets =
                !pooler.mode().equals("session") && pooler.preparedStatements().orElse(0) == 0;
        return "its connections end at " + pooler.version() + ", in " + pooler.mode() + " mode"
                + (forgets ? " and without prepared statements" : "");
    }

    /** What would let our role see everything, where it does not. */
    private static Optional<String> grant(Snapshot snapshot) {
        return snapshot.path()
                .filter(PathObservation::answered)
                .filter(path -> path.server()
                        .filter(server -> !server.monitor().orElse(true))
                        .isPresent())
                .map(path -> "GRANT pg_monitor TO " + SqlName.quoted(path.url().effectiveUser()));
    }
}
