/**
 * TLS of the port. Certificate, key and the authorities of clients stand in files that are replaced while the process runs;
 * a handshake takes them as they were read last, and what cannot be read leaves the last that could in place.
 */
@NullMarked
package dev.lifeguard.serve.tls;

import org.jspecify.annotations.NullMarked;
