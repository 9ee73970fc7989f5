package dev.lifeguard.observation;

import dev.lifeguard.database.Endpoint;
import java.util.Optional;

/**
 * One address that was tried.
 *
 * @param endpoint the host as written in the URL
 * @param address the numeric address, or the socket's path; the host itself where it could not be resolved
 * @param failure empty where this address works
 */
public record Attempt(Endpoint endpoint, String address, Optional<PathFailure> failure) {}
