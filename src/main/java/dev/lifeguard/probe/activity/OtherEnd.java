package dev.lifeguard.probe.activity;

import java.util.Optional;

/** Why the server sees our session come from elsewhere than it does, as one clause. */
final class OtherEnd {
    private OtherEnd() {}

    /**
     * A port that stayed is the mark of source NAT, which keeps it where it can; one that changed may be that as well, or
     * another connection.
     */
    static String because(Optional<ClientEnd> here, Optional<ClientEnd> there) {
        String seen = there.map(ClientEnd::address).orElse("a unix socket");
        String rewritten = "the server sees connections from here come from elsewhere, " + seen + " instead of "
                + here.map(ClientEnd::address).orElse("here") + ": ";
        boolean samePort = here.isPresent() && here.map(ClientEnd::port).equals(there.map(ClientEnd::port));
        return rewritten
                + (samePort
                        ? "addresses are rewritten on the way (masquerade)"
                        : "addresses are rewritten on the way (masquerade), or a pooler, a proxy or a load balancer between"
                                + " the two makes connections of its own");
    }
}
