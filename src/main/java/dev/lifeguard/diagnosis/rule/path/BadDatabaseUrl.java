package dev.lifeguard.diagnosis.rule.path;

import dev.lifeguard.database.UrlProblem;
import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.diagnosis.evidence.ServerRefusal;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.Snapshot;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * The URL has a complaint that no server can mend: it cannot be used at all, or the driver it names will refuse or misread
 * it. Holds even while our own connection works, because the application's driver is stricter. A mere risk never counts.
 */
public final class BadDatabaseUrl implements Rule {
    /** What PostgreSQL answers options that it does not know, or whose value it does not take, or not now. */
    private static final Set<String> OPTIONS = Set.of("42601", "42704", "22023", "55P02");

    /**
     * Nothing was sent, or what the application's driver makes of the URL leads elsewhere than what was sent here; options
     * are refused in the login.
     */
    @Override
    public Optional<Phase> phase(Snapshot snapshot) {
        return Optional.of(wrong(snapshot).isPresent() ? Phase.URL : Phase.AUTH);
    }

    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return wrong(snapshot)
                .map(worst -> Evidence.of("where", worst.where())
                        .and("problem", worst.what())
                        .and("corrected", worst.corrected()))
                .or(() -> options(snapshot));
    }

    private static Optional<UrlProblem> wrong(Snapshot snapshot) {
        return snapshot.path()
                .flatMap(path -> path.url().complaints().stream()
                        .filter(UrlProblem::breaks)
                        .min(Comparator.comparing(UrlProblem::weight)));
    }

    /** The server, or a pooler in front of it, refuses what {@code options} holds: the login ends before it began. */
    public static Optional<Evidence> options(Snapshot snapshot) {
        return ServerRefusal.in(snapshot)
                .filter(said ->
                        said.phase() == Phase.AUTH && said.url().options().isPresent())
                .filter(said -> OPTIONS.contains(said.sqlstate()) || isPoolers(said))
                .map(said -> said.way()
                        .and("where", "options")
                        .and("problem", "the server refuses them: " + said.message())
                        .and("sqlstate", said.sqlstate()));
    }

    private static boolean isPoolers(ServerRefusal said) {
        return !said.byPostgres() && said.message().contains("unsupported startup parameter");
    }
}
