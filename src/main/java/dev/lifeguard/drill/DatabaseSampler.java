package dev.lifeguard.drill;

/** Looks at the database while a drill runs. Answers from memory, at once. */
@FunctionalInterface
public interface DatabaseSampler {
    DatabaseSample look();
}
