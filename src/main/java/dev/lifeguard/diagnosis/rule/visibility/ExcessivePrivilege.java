package dev.lifeguard.diagnosis.rule.visibility;

import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.diagnosis.evidence.PathEvidence;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.ServerFacts;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/**
 * The role that Lifeguard logs in with is a superuser: whoever reads its URL may do everything on the server, down to
 * running programs there. Looking takes no more than {@code pg_monitor}. An owner of the database is not named, since that
 * is what the application's own role most often is, and the sidecar may share it.
 *
 * @see <a href="https://www.postgresql.org/docs/current/role-attributes.html">Role attributes</a>
 */
public final class ExcessivePrivilege implements Rule {
    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return snapshot.path()
                .filter(PathObservation::answered)
                .filter(path -> path.server().flatMap(ServerFacts::superuser).orElse(false))
                .map(path -> PathEvidence.of(snapshot).and("role", path.url().effectiveUser()));
    }
}
