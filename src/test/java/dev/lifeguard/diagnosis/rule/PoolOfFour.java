package dev.lifeguard.diagnosis.rule;

import static dev.lifeguard.diagnosis.rule.Situation.NOW;
import static dev.lifeguard.observation.SessionState.ACTIVE;
import static dev.lifeguard.observation.SessionState.IDLE;
import static dev.lifeguard.testing.ActivityObservations.pool;
import static dev.lifeguard.testing.ActivityObservations.session;

import dev.lifeguard.observation.PodSession;
import dev.lifeguard.observation.SessionState;
import dev.lifeguard.testing.ActivityObservations;

/** A pool that may hold four connections, and what its sessions may be at. */
final class PoolOfFour {
    static final SessionState IN_TRANSACTION = SessionState.IDLE_IN_TRANSACTION;
    static final PodSession SLOW = session(7, ACTIVE, 6, 2);
    static final PodSession OPEN = session(8, IN_TRANSACTION, 6, 2);
    static final PodSession UNUSED = session(5, IDLE, 600, 40);

    private PoolOfFour() {}

    /** A pool of 2 + 2. */
    static ActivityObservations four() {
        return ActivityObservations.at(NOW).declared(pool(2, 2, 1, 1, 0));
    }
}
