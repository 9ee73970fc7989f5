package dev.lifeguard.incident;

import java.time.Instant;
import java.util.Optional;

/**
 * An alert of ours that was sent during an incident.
 *
 * @param name the {@code alertname}
 * @param resolvedAt empty while it fires
 */
public record AlertNote(String name, Instant firedAt, Optional<Instant> resolvedAt) {}
