package dev.lifeguard.observation;

import java.util.List;
import java.util.Optional;

/**
 * What is known of one tool's migrations.
 *
 * @param table the table of its history, with its schema; empty where the database has none
 * @param current the revisions the database is at; for tools that record every one, the newest
 * @param applied how many are recorded; empty where the tool records only where it is
 * @param wanted the revisions it should be at: heads of the scripts, or what was configured as expected
 * @param pending what has yet to be applied, in order; empty where it cannot be known
 * @param facts what is not as it should be
 * @param detail one clause that explains the rest
 */
public record MigrationState(
        MigrationTool tool,
        Optional<String> table,
        List<String> current,
        Optional<Long> applied,
        List<String> wanted,
        Optional<List<String>> pending,
        List<MigrationFact> facts,
        Optional<String> detail) {

    public MigrationState {
        current = List.copyOf(current);
        wanted = List.copyOf(wanted);
        pending = pending.map(List::copyOf);
        facts = List.copyOf(facts);
    }

    public <F extends MigrationFact> List<F> facts(Class<F> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    public boolean has(Class<? extends MigrationFact> kind) {
        return !facts(kind).isEmpty();
    }

    /** Where it stands, the worst first. */
    public MigrationStanding standing() {
        if (has(MigrationFact.Failed.class)) {
            return MigrationStanding.DIRTY;
        }
        if (facts(MigrationFact.Locked.class).stream().anyMatch(MigrationFact.Locked::stuck)) {
            return MigrationStanding.LOCKED;
        }
        if (has(MigrationFact.Divergence.class)
                || facts(MigrationFact.Lacking.class).stream().anyMatch(MigrationFact.Lacking::recorded)) {
            return MigrationStanding.DIVERGED;
        }
        return pending.map(rest -> rest.isEmpty() ? MigrationStanding.CURRENT : MigrationStanding.PENDING)
                .orElse(MigrationStanding.UNKNOWN);
    }
}
