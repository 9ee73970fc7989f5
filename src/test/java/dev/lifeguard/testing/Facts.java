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
