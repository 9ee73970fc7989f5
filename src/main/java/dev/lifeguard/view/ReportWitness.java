package dev.lifeguard.view;

import dev.lifeguard.drill.Sighting;
import dev.lifeguard.drill.Witness;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.watch.CurrentReport;
import dev.lifeguard.watch.Report;
import dev.lifeguard.watch.TargetReport;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tells a drill what the report says meanwhile; of several targets, the first is the application's own. */
public final class ReportWitness implements Witness {
    private final CurrentReport current;

    public ReportWitness(CurrentReport current) {
        this.current = current;
    }

    @Override
    public Sighting look() {
        Report report = current.get();
        List<String> causes = report.targets().stream()
                .flatMap(target -> target.root().stream())
                .map(root -> root.finding().cause().slug())
                .distinct()
                .toList();
        Optional<Duration> query = report.targets().stream()
                .flatMap(target -> target.timings().of(Phase.QUERY).stream())
                .max(Comparator.naturalOrder());
        return Sighting.unseen(query, causes, because(report));
    }

    private static String because(Report report) {
        return report.targets().stream().anyMatch(TargetReport::everHealthy)
                ? "this sidecar does not look at sessions"
                : "no database could be reached; give DATABASE_URL as the application has it";
    }
}
