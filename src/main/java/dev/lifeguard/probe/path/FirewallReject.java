package dev.lifeguard.probe.path;

import dev.lifeguard.observation.PathFailure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.Optional;

/**
 * Who says that there is no way to a host. A program is told the same of a firewall that rejects (ICMP "administratively
 * prohibited"), of a host that does not exist, and of a route that is missing here. Time tells them apart: a host is asked
 * for three times, a second apart, before it is given up, by this one or by the last router; a firewall answers at once.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1812#section-5.2.7.1">RFC 1812, 5.2.7.1</a>
 */
final class FirewallReject {
    static final String WHY = "a firewall on the way rejects it, or a router there has no route (ICMP, at once)";

    private static final Duration AT_ONCE = Duration.ofMillis(500);

    private FirewallReject() {}

    /** What was thrown, or that somebody on the way did it. */
    static Throwable in(Throwable thrown, Duration took, Optional<InetSocketAddress> server) {
        boolean told = thrown instanceof NoRouteToHostException && took.compareTo(AT_ONCE) < 0;
        return told && server.filter(FirewallReject::hasRoute).isPresent()
                ? new ClassifiedFailure(new PathFailure.Unreachable(WHY))
                : thrown;
    }

    /** Connecting a datagram socket sends nothing: it only looks the route up. */
    private static boolean hasRoute(InetSocketAddress server) {
        try (DatagramChannel datagrams = DatagramChannel.open()) {
            datagrams.connect(server);
            return true;
        } catch (IOException without) {
            return false;
        }
    }
}
