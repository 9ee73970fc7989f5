package dev.lifeguard.probe.path;

import dev.lifeguard.database.Endpoint;
import io.vertx.core.net.SocketAddress;

/**
 * One address that may lead to the database.
 *
 * @param endpoint as written in the URL; its host is the name that a certificate has to be issued for
 * @param address where to connect, carrying the host's name so that TLS can send it
 * @param shown numeric address, or the socket's path
 */
record Candidate(Endpoint endpoint, SocketAddress address, String shown) {}
