package dev.lifeguard.view;

import dev.lifeguard.drill.DatabaseSample;
import dev.lifeguard.observation.ActivityObservation;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.PodSession;
import dev.lifeguard.observation.PoolFacts;
import dev.lifeguard.watch.CurrentReport;
import dev.lifeguard.watch.Report;
import dev.lifeguard.watch.TargetReport;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Tells a drill what the report says meanwhile; of several targets, the first is the application's own. */
public final class ReportSampler implements Supplier<DatabaseSample> {
    private final CurrentReport current;

    public ReportSampler(CurrentReport current) {
        this.current = current;
    }

    /** From memory, at once. */
    @Override
    public DatabaseSample get() {
        Report report = current.get();
        List<String> causes = report.targets().stream()
                .flatMap(target -> target.worst().stream())
                .map(worst -> worst.cause().slug())
                .distinct()
                .toList();
        Optional<Duration> query = report.targets().stream()
                .flatMap(target -> target.timings().of(Phase.QUERY).stream())
                .max(Comparator.naturalOrder());
        return report.targets().stream()
                .findFirst()
                .flatMap(target -> target.facts().of(ActivityObservation.class))
                .map(seen -> of(seen, query, causes))
                .orElseGet(() -> DatabaseSample.unseen(query, causes, because(report)));
    }

    private static DatabaseSample of(ActivityObservation seen, Optional<Duration> query, List<String> causes) {
        Optional<Integer> usable = Optional.of(seen.capacity().usable());
        Optional<Integer> ceiling = seen.declared().map(pool -> (int) Math.min(Integer.MAX_VALUE, pool.ceiling()));
        Optional<PoolFacts> pool =
                Optional.of(seen.pool()).filter(facts -> facts.unseen().isEmpty());
        return new DatabaseSample(
                pool.map(PoolFacts::count),
                pool.map(facts -> count(facts, PodSession::busy)),
                pool.map(facts -> count(facts, PodSession::waitsForLock)),
                ceiling,
                usable,
                query,
                causes,
                seen.pool().unseen());
    }

    private static int count(PoolFacts pool, Predicate<PodSession> which) {
        return (int) pool.own().stream().filter(which).count();
    }

    private static String because(Report report) {
        return report.targets().stream().anyMatch(TargetReport::everHealthy)
                ? "nobody has looked at sessions yet"
                : "no database could be reached; give DATABASE_URL as the application has it";
    }
}
