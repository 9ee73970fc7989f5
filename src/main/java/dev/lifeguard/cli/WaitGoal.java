package dev.lifeguard.cli;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.observation.MigrationObservation;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.watch.ActiveFinding;
import dev.lifeguard.watch.TargetReport;
import java.util.Optional;

/** What {@code wait} waits for. */
enum WaitGoal {
    /** The server is up and speaks PostgreSQL to us, even where it then refuses the login or has no slot left. */
    REACHABLE {
        @Override
        boolean reached(TargetReport target) {
            return target.status().works()
                    || target.worst()
                            .map(ActiveFinding::finding)
                            .filter(WaitGoal::answeredByServer)
                            .isPresent();
        }
    },
    /** The application could work; warnings do not matter. */
    HEALTHY {
        @Override
        boolean reached(TargetReport target) {
            return target.status().works();
        }
    },
    /** Healthy, and every migration that the code wants is known to be applied. */
    MIGRATED {
        @Override
        boolean reached(TargetReport target) {
            return target.status().works()
                    && target.facts()
                            .of(MigrationObservation.class)
                            .filter(MigrationObservation::migrated)
                            .isPresent();
        }

        @Override
        Optional<String> missing(TargetReport target) {
            Optional<MigrationObservation> seen = target.facts().of(MigrationObservation.class);
            boolean told = seen.filter(all -> all.migrated() || all.behind()).isPresent();
            if (told) {
                return Optional.empty();
            }
            return Optional.of(
                    seen.isPresent()
                            ? NOTHING_TO_MEASURE
                            : Optional.ofNullable(target.facts().unseen().get(MigrationObservation.PROBE))
                                    .map(hidden -> "the migrations could not be seen, because " + hidden.because())
                                    .orElse("the migrations were not looked at yet"));
        }
    };

    private static final String NOTHING_TO_MEASURE =
            "nothing says which migrations the code wants: mount their directory"
                    + " (lifeguard.migrations.alembic.dir, .flyway.dir) or name what is expected (lifeguard.migrations.expected)";

    abstract boolean reached(TargetReport target);

    /** What beside findings keeps the goal from being reached, as one clause. */
    Optional<String> missing(TargetReport target) {
        return Optional.empty();
    }

    /** Past TLS, and the server itself said no: not silence, not a closed connection, not starting or shutting down. */
    private static boolean answeredByServer(Finding finding) {
        return finding.cause().family() != Cause.Family.REACHING
                && finding.phase().map(phase -> phase.compareTo(Phase.TLS) > 0).orElse(true);
    }
}
