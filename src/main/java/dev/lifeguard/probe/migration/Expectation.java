package dev.lifeguard.probe.migration;

import dev.lifeguard.observation.MigrationTool;
import dev.lifeguard.probe.migration.alembic.AlembicReview;
import java.util.List;
import java.util.Optional;

/** Which of the expected revisions is which tool's; what no tool has heard of is the first one's. Pure. */
record Expectation(List<String> expected, List<Reading> readings, Optional<AlembicReview> alembic) {
    List<String> of(MigrationTool tool) {
        return expected.stream().filter(each -> owner(each) == tool).toList();
    }

    private MigrationTool owner(String revision) {
        if (alembic.filter(review -> review.names(revision)).isPresent()) {
            return MigrationTool.ALEMBIC;
        }
        return readings.stream()
                .filter(reading -> reading.history().has(revision))
                .findFirst()
                .map(Reading::tool)
                .orElseGet(this::first);
    }

    private MigrationTool first() {
        if (alembic.isPresent()) {
            return MigrationTool.ALEMBIC;
        }
        return readings.stream().findFirst().map(Reading::tool).orElse(MigrationTool.UNKNOWN);
    }
}
