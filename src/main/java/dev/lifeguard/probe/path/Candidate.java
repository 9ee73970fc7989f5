package dev.lifeguard.probe.path;

import dev.lifeguard.database.Endpoint;
import io.netty.util.NetUtil;
import io.vertx.core.net.SocketAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * One address that may lead to the database.
 *
 * @param endpoint as written in the URL; its host is the name that a certificate has to be issued for
 * @param address where to connect, carrying the host's name so that TLS can send it
 * @param shown numeric address, or the socket's path
 */
record Candidate(Endpoint endpoint, SocketAddress address, String shown) {
    /** Where it leads, without a name; empty for a unix socket. */
    Optional<InetSocketAddress> numeric() {
        return Optional.ofNullable(NetUtil.createInetAddressFromIpAddressString(shown))
                .map(plain -> new InetSocketAddress(plain, endpoint.port()));
    }
}
