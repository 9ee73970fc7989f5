package dev.lifeguard.observation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Something about a tool's history that is not as it should be, or may not be. One record a kind. */
public sealed interface MigrationFact {

    /** Facts that make the recorded history and the scripts contradict each other. */
    sealed interface Divergence extends MigrationFact {}

    /**
     * The database records a revision that no script has.
     *
     * @param before what it was at when these scripts still knew it, while this process watched; may be empty
     */
    record UnknownRevision(String revision, List<String> before) implements Divergence {
        public UnknownRevision {
            before = List.copyOf(before);
        }
    }

    /** A script comes after a revision that no script has. */
    record MissingParent(String revision, String parent) implements Divergence {}

    /** Scripts come after each other in a circle. */
    record Cycle(List<String> revisions) implements Divergence {
        public Cycle {
            revisions = List.copyOf(revisions);
        }
    }

    /** Different scripts claim the same revision; only one of them would ever run. */
    record Duplicate(String revision, List<String> files) implements Divergence {
        public Duplicate {
            files = List.copyOf(files);
        }
    }

    /** Two revisions are recorded of which one already includes the other. */
    record Redundant(String revision, String descendant) implements Divergence {}

    /** A script older than the newest applied one was never applied. */
    record LateScript(String revision) implements Divergence {}

    /** A script is no longer what was applied. */
    record ChecksumChanged(String revision) implements Divergence {}

    /** Several scripts are nobody's parent, nothing tells them apart, and not all of them were applied. */
    record Heads(List<String> heads) implements MigrationFact {
        public Heads {
            heads = List.copyOf(heads);
        }
    }

    /** A migration began and did not end well, and nobody is at it any more. */
    record Failed(String revision) implements MigrationFact {}

    /**
     * The tool's own lock is held.
     *
     * @param held how long, as far as it is known; the lower bound where it is not
     * @param row whether the lock is a row, that outlives who took it
     * @param waiting how long another session has waited for it
     * @param atWork whether any other session of the database has a writing transaction open
     */
    record Locked(String holder, Optional<Duration> held, boolean row, Optional<Duration> waiting, boolean atWork)
            implements MigrationFact {
        /** As long as Liquibase itself waits before it gives up. */
        private static final Duration LONG = Duration.ofMinutes(5);

        /** Twice what it takes for two pods that start together to pass each other. */
        private static final Duration WHILE = Duration.ofMinutes(1);

        /**
         * Whether the lock stands in the way, and is not just part of a migration that runs: another session has waited for
         * a while; it is a row that no session works under; or it has been held for longer than tools wait.
         */
        public boolean stuck() {
            boolean waitedFor =
                    waiting.filter(time -> time.compareTo(WHILE) >= 0).isPresent();
            boolean left = row
                    && !atWork
                    && held.map(time -> time.compareTo(WHILE) >= 0).orElse(true);
            boolean ages = (row || !atWork)
                    && held.filter(time -> time.compareTo(LONG) >= 0).isPresent();
            return waitedFor || left || ages;
        }
    }

    /**
     * A pending script would make what is already there.
     *
     * @param column whether it is a column, and no table or index
     * @param object as it is written in SQL, {@code orders} or {@code orders.note}
     * @param stamp the last of the pending revisions all of whose visible changes are there; empty where only a part is
     */
    record AlreadyThere(String revision, boolean column, String object, Optional<String> stamp)
            implements MigrationFact {}

    /**
     * The scripts make something the database does not have.
     *
     * @param object {@code orders} or {@code orders.note}
     * @param recorded whether the script that makes it counts as applied
     */
    record Lacking(String revision, String object, boolean recorded) implements MigrationFact {}

    /** A pending script has a statement that cannot run in a transaction, and would run in one. */
    record NeedsNoTransaction(String revision, String statement) implements MigrationFact {}

    /** The tool's environment hands over no models, though scripts were made by comparing with models. */
    record NoMetadata(String why) implements MigrationFact {}
}
