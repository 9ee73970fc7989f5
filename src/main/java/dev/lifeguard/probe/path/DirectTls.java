package dev.lifeguard.probe.path;

import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.TlsReason;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.Optional;

/**
 * TLS without an SSLRequest before it: the server knows PostgreSQL's clients by their ALPN and has to confirm it. An older
 * server takes the handshake for a startup packet of absurd length and hangs up.
 *
 * @see <a href="https://www.postgresql.org/docs/17/protocol-flow.html#PROTOCOL-FLOW-SSL">SSL session encryption</a>
 */
final class DirectTls {
    private static final String PROTOCOL = "postgresql";
    private static final String NEEDED = "; sslnegotiation=direct needs PostgreSQL 17 or newer";

    private DirectTls() {}

    static NetClientOptions offering(NetClientOptions options) {
        options.setUseAlpn(true);
        options.setSsl(true);
        return options.setApplicationLayerProtocols(List.of(PROTOCOL));
    }

    /** libpq leaves a server that does not confirm the protocol. */
    static Optional<PathFailure> unconfirmed(NetSocket socket) {
        return PROTOCOL.equals(socket.applicationLayerProtocol())
                ? Optional.empty()
                : Optional.of(new PathFailure.TlsFailed(
                        TlsReason.HANDSHAKE, "the server did not confirm the protocol by ALPN" + NEEDED));
    }

    /** Whether a server that answers an SSLRequest may have taken the handshake for a startup packet. */
    static boolean isHungUp(PathFailure failure) {
        return failure instanceof PathFailure.TlsFailed failed && failed.reason() == TlsReason.HANDSHAKE;
    }

    static PathFailure notTaken() {
        return new PathFailure.TlsFailed(
                TlsReason.DIRECT_NOT_TAKEN,
                "it hung up on TLS from the first byte and answers the usual request for TLS" + NEEDED);
    }
}
