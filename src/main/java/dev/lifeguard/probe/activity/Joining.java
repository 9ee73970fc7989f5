package dev.lifeguard.probe.activity;

import dev.lifeguard.probe.SessionEnds;
import java.util.Optional;

/** Whether this pod's sockets and the server's backends can be told to be the two ends of the same connections. */
final class Joining {
    private Joining() {}

    /** Why sockets and backends cannot be joined, if they cannot. */
    static Optional<String> obstacle(
            PodAnswer answer, Survey survey, LocalSockets.View view, Optional<SessionEnds> ends) {
        if (view.unseen().isPresent()) {
            return view.unseen();
        }
        if (!view.ends().equals(ends)) {
            return Optional.of("the session with the server was renewed during the look");
        }
        if (!isDirect(answer, ends)) {
            return Optional.of(elsewhere(ends.map(SessionEnds::local).map(ClientEnd::of), answer.client()));
        }
        boolean othersHidden = survey.hidden() > 0 && answer.known().isEmpty();
        boolean somebodyElse = view.here().size() > answer.lifeguards().size();
        return othersHidden && somebodyElse
                ? Optional.of("role " + survey.role() + " may not see where the sessions of other roles come from")
                : Optional.empty();
    }

    /** Whether the server sees our own end of the connection. Behind a pooler, names and numbers are the pooler's. */
    static boolean isDirect(PodAnswer answer, Optional<SessionEnds> ends) {
        return ends.map(SessionEnds::local).map(ClientEnd::of).equals(answer.client());
    }

    /**
     * Why the server sees our session come from elsewhere than it does, as one clause. A port that stayed is the mark of source NAT, which keeps it where it can; one that changed may be that as well, or
     * another connection.
     */
    static String elsewhere(Optional<ClientEnd> here, Optional<ClientEnd> there) {
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
