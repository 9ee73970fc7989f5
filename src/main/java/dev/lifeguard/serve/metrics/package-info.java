/**
 * What Prometheus reads, by the MicroProfile Metrics API on Micrometer's registry. SmallRye's adapter between the two is
 * archived upstream: it is known to {@link dev.lifeguard.serve.metrics.Engine} alone, so that it can be replaced there.
 * Labels come from closed lists: targets, causes, phases, outcomes.
 */
@NullMarked
package dev.lifeguard.serve.metrics;

import org.jspecify.annotations.NullMarked;
