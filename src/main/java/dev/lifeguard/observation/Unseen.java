package dev.lifeguard.observation;

import java.time.Instant;

/**
 * A probe could not see, and says why.
 *
 * @param because one clause without secrets, for example "the file could not be read"
 */
public record Unseen(Instant at, String probe, String because) implements Observation {}
