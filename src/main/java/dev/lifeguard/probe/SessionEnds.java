package dev.lifeguard.probe;

import java.net.InetSocketAddress;

/**
 * A TCP connection as this side sees it.
 *
 * @param local our own address and port
 * @param server the address and port it leads to
 */
public record SessionEnds(InetSocketAddress local, InetSocketAddress server) {}
