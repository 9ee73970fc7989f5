package dev.lifeguard.view;

import dev.lifeguard.observation.PodSession;
import dev.lifeguard.observation.WaitEvent;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One session of this pod.
 *
 * @param waiting what it waits for; null where it does not
 * @param query its latest statement without its values
 * @param blockedBy pids of those who hold the lock it waits for
 */
public record SessionView(
        int pid,
        String state,
        @Nullable String waiting,
        BigDecimal ageSeconds,
        BigDecimal stateSeconds,
        @Nullable BigDecimal transactionSeconds,
        String query,
        List<Integer> blockedBy) {

    static SessionView of(PodSession session) {
        return new SessionView(
                session.pid(),
                session.state().label(),
                session.waiting().map(WaitEvent::toString).orElse(null),
                Shown.seconds(session.age()),
                Shown.seconds(session.stateAge()),
                session.transactionAge().map(Shown::seconds).orElse(null),
                session.query(),
                session.blockedBy());
    }
}
