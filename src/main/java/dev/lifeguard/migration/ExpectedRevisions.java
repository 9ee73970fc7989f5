package dev.lifeguard.migration;

import dev.lifeguard.migration.alembic.AlembicReview;
import dev.lifeguard.observation.MigrationTool;
import java.util.List;
import java.util.Optional;

/** Which of the expected revisions is which tool's; what no tool has heard of is the first one's. Pure. */
record ExpectedRevisions(List<String> expected, List<ToolReading> readings, Optional<AlembicReview> alembic) {
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
                .map(ToolReading::tool)
                .orElseGet(this::first);
    }

    private MigrationTool first() {
        if (alembic.isPresent()) {
            return MigrationTool.ALEMBIC;
        }
        return readings.stream().findFirst().map(ToolReading::tool).orElse(MigrationTool.UNKNOWN);
    }
}
