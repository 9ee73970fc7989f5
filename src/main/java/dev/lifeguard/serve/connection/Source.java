package dev.lifeguard.serve.connection;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;

/** Where connections come from, as far as one client can choose: an IPv6 host has a network of 64 bits to itself. */
final class Source {
    private Source() {}

    /** Equal for connections of one client. */
    static Object of(SocketAddress remote) {
        if (remote instanceof InetSocketAddress internet && internet.getAddress() != null) {
            return internet.getAddress() instanceof Inet6Address six
                    ? ByteBuffer.wrap(six.getAddress()).getLong()
                    : internet.getAddress();
        }
        return "unknown";
    }
}
