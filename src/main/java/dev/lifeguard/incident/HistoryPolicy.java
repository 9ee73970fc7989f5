package dev.lifeguard.incident;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where incidents are kept and for how long.
 *
 * @param dir of the journal; empty for none
 * @param chosen whether that folder was configured, so that it is created and its failure is worth a finding
 * @param database whether they are stored in PostgreSQL, too
 * @param size bytes the journal may take, while it is rewritten twice that
 * @param retention age past which an incident is forgotten
 * @param instance which sidecar this is, among those that share a database
 */
public record HistoryPolicy(
        Optional<Path> dir, boolean chosen, boolean database, long size, Duration retention, String instance) {}
