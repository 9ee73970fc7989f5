package dev.lifeguard.drill;

import java.time.Duration;
import java.util.Optional;

/**
 * What may be asked for over HTTP.
 *
 * @param url the only address that is ever asked; empty where drills are off
 * @param requests at most
 * @param concurrency at most at once
 * @param limit after which no request is sent
 */
public record DrillBounds(Optional<String> url, int requests, int concurrency, Duration limit) {}
