package dev.lifeguard.testing;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.observation.CertificateFacts;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.ServerFacts;
import dev.lifeguard.observation.Snapshot;
import dev.lifeguard.observation.Timings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Snapshots of a path that was walked, for reports that nobody has to watch. */
public final class Facts {
    private Facts() {}

    /** A server that answered every question. */
    public static ServerFacts server(
            String version, boolean inRecovery, boolean readOnly, int maxConnections, boolean monitor, boolean tls) {
        return new ServerFacts(
                Optional.of(version),
                Optional.of(inRecovery),
                Optional.of(readOnly),
                Optional.of(maxConnections),
                Optional.of(monitor),
                Optional.of(false),
                tls);
    }

    public static Snapshot none(Instant at) {
        return Snapshot.empty(at, false);
    }

    public static Snapshot of(
            Instant at, Timings timings, Optional<ServerFacts> server, Optional<CertificateFacts> certificate) {
        return none(at).with(new PathObservation(
                at,
                DatabaseUrl.unreadable(),
                List.of(),
                timings,
                Optional.empty(),
                Optional.empty(),
                server,
                certificate,
                List.of()));
    }
}
