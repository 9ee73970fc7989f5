package dev.lifeguard.incident;

import dev.lifeguard.finding.Evidence;

/**
 * How bad evidence is, next to other evidence of the same cause: its leading number, since facts come in the order of their
 * weight: seconds waited, connections used.
 */
final class Weight {
    private Weight() {}

    /** Minus infinity where it holds no number. */
    static double of(Evidence evidence) {
        return evidence.values().values().stream()
                .filter(Number.class::isInstance)
                .mapToDouble(value -> ((Number) value).doubleValue())
                .findFirst()
                .orElse(Double.NEGATIVE_INFINITY);
    }
}
