package dev.lifeguard.serve.access;

import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a browser says a request was begun.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6454#section-7">RFC 6454</a>
 * @see <a href="https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header">Sec-Fetch-Site</a>
 */
record Origin(@Nullable String origin, @Nullable String site) {

    /** Whether a page of another site began it. A program that is no browser says nothing of either. */
    boolean isForeign(@Nullable HostAndPort self, AcceptedHosts hosts) {
        if (origin == null) {
            return site != null && !site.equals("same-origin") && !site.equals("none");
        }
        return authority(origin)
                .filter(each -> isSame(each, self) || hosts.named().contains(each.getHost()))
                .isEmpty();
    }

    private static Optional<URI> authority(String origin) {
        try {
            return Optional.of(new URI(origin)).filter(each -> each.getHost() != null && each.getScheme() != null);
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    /** The scheme is not compared: what ends TLS before us talks to us without. */
    private static boolean isSame(URI origin, @Nullable HostAndPort self) {
        return self != null
                && origin.getHost().equalsIgnoreCase(self.host())
                && (origin.getPort() == self.port() || (isStandard(origin.getPort()) && isStandard(self.port())));
    }

    private static boolean isStandard(int port) {
        return port <= 0 || port == 80 || port == 443;
    }
}
