package dev.lifeguard.drill;

/**
 * What was seen of the database during a drill.
 *
 * @param before before the first request
 * @param peak the most there was of each until after the last, causes that were not found before, and what the pool and the
 *     server allowed in the end
 */
public record DatabaseUsage(DatabaseSample before, DatabaseSample peak) {}
