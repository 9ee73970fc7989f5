package dev.lifeguard.observation;

import java.time.Duration;
import java.util.Optional;

/**
 * What the server itself does to sessions that say nothing, as it applies to our session.
 *
 * @param session {@code idle_session_timeout}, 14 and later; empty where there is none
 * @param keepalive {@code tcp_keepalives_idle}: when the server begins to ask whether we are still there; empty where the
 *     connection has none
 */
public record IdleLimits(Optional<Duration> session, Optional<Duration> keepalive) {}
