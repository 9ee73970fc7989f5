package dev.lifeguard.observation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A session on the server that this pod's pool holds, or one that blocks such a session.
 *
 * @param pid of its backend
 * @param own whether it is of this pod; else it only blocks one that is
 * @param user its role
 * @param waiting what it waits for; empty where it does not
 * @param age since it was opened
 * @param stateAge since it began to do what it does
 * @param transactionAge since its transaction began
 * @param query the latest statement without its literals; empty where hidden
 * @param blockedBy pids of those it waits for, where it waits for a lock; 0 stands for a prepared transaction
 * @param heldRounds in how many looks in a row it was found in the very same statement or transaction; 1 is the first
 * @param quietRounds in how many looks in a row it was found not having been used at all
 */
public record PodSession(
        int pid,
        boolean own,
        String user,
        SessionState state,
        Optional<WaitEvent> waiting,
        Duration age,
        Duration stateAge,
        Optional<Duration> transactionAge,
        String query,
        List<Integer> blockedBy,
        int heldRounds,
        int quietRounds) {
    public PodSession {
        blockedBy = List.copyOf(blockedBy);
    }

    /** Whether somebody has it checked out: it is in a statement or a transaction. */
    public boolean busy() {
        return state == SessionState.ACTIVE || state == SessionState.IDLE_IN_TRANSACTION;
    }

    public boolean waitsForLock() {
        return waiting.filter(WaitEvent::isLock).isPresent();
    }

    /** How long it has been in the same transaction, or else in the same state. */
    public Duration heldFor() {
        return transactionAge.orElse(stateAge);
    }

    /** Whether two looks in a row found it in the same statement or transaction, which is this old or older. */
    public boolean held(Duration atLeast) {
        return busy() && heldRounds >= 2 && heldFor().compareTo(atLeast) >= 0;
    }
}
