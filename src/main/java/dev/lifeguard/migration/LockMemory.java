package dev.lifeguard.migration;

import dev.lifeguard.observation.MigrationTool;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** Since when each tool's lock has been seen held without a gap: a lower bound of its age. One thread at a time. */
final class LockMemory {
    private final Map<MigrationTool, Held> held = new EnumMap<>(MigrationTool.class);

    private record Held(String holder, Instant since) {}

    Duration held(MigrationTool tool, String holder, Instant now) {
        Held before = held.get(tool);
        if (before == null || !before.holder().equals(holder)) {
            held.put(tool, new Held(holder, now));
            return Duration.ZERO;
        }
        return Duration.between(before.since(), now);
    }

    void free(MigrationTool tool) {
        held.remove(tool);
    }
}
