package dev.lifeguard.migration;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What was configured about the migrations of one target.
 *
 * @param interval from one look to the next
 * @param alembic a mounted directory of Alembic's
 * @param flyway a mounted directory of Flyway's scripts
 * @param expected revisions that have to be applied
 */
public record MigrationConfig(
        Duration interval, Optional<String> alembic, Optional<String> flyway, List<String> expected) {}
