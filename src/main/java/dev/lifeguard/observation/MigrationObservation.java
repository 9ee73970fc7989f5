package dev.lifeguard.observation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the database and the mounted scripts say of migrations.
 *
 * @param tools one state a tool; empty where neither a table nor a directory of any is there
 * @param unseen why the table of another tool, which nothing here waits for, was not read
 */
public record MigrationObservation(Instant at, List<MigrationState> tools, Optional<String> unseen)
        implements Observation {
    public static final String PROBE = "migration";

    public MigrationObservation {
        tools = List.copyOf(tools);
    }

    @Override
    public String probe() {
        return PROBE;
    }

    /** Whether something is known not to be current. */
    public boolean behind() {
        return tools.stream()
                .map(MigrationState::standing)
                .anyMatch(standing -> standing != MigrationStanding.UNKNOWN && standing != MigrationStanding.CURRENT);
    }

    /** Whether something is known to be current, and nothing is known not to be, or hidden. */
    public boolean migrated() {
        List<MigrationStanding> known = tools.stream()
                .map(MigrationState::standing)
                .filter(standing -> standing != MigrationStanding.UNKNOWN)
                .toList();
        return unseen.isEmpty()
                && !known.isEmpty()
                && known.stream().allMatch(standing -> standing == MigrationStanding.CURRENT);
    }
}
