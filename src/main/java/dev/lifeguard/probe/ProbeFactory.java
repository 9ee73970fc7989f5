package dev.lifeguard.probe;

import dev.lifeguard.database.Target;

/** Makes a target's own probe. */
@FunctionalInterface
public interface ProbeFactory {
    Probe create(Target target);
}
