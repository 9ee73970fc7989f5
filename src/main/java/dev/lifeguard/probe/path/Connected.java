package dev.lifeguard.probe.path;

import dev.lifeguard.observation.CertificateFacts;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.ServerFacts;
import dev.lifeguard.observation.Timings;
import java.time.Duration;
import java.util.Optional;

/** A way that led to an answered query, and the session that is open at its end. */
record Connected(
        Session session,
        Timings timings,
        Optional<ServerFacts> server,
        Duration query,
        Optional<CertificateFacts> certificate) {

    /** The same, of an address that a name had to be resolved for. */
    Connected after(Duration dns) {
        return new Connected(session, timings.with(Phase.DNS, dns), server, query, certificate);
    }

    Connected knowing(Optional<ServerFacts> facts) {
        return new Connected(session, timings, facts.or(() -> server), query, certificate);
    }
}
