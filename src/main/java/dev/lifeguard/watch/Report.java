package dev.lifeguard.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The published state of all targets, in the order they are configured. */
public record Report(Instant generatedAt, List<TargetReport> targets) {
    public Report {
        targets = List.copyOf(targets);
    }

    public Optional<TargetReport> target(String name) {
        return targets.stream().filter(target -> target.name().equals(name)).findFirst();
    }
}
