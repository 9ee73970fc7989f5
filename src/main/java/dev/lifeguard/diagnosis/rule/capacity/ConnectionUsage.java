package dev.lifeguard.diagnosis.rule.capacity;

import dev.lifeguard.diagnosis.evidence.PathEvidence;
import dev.lifeguard.diagnosis.evidence.ServerRefusal;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.ActivityObservation;
import dev.lifeguard.observation.Capacity;
import dev.lifeguard.observation.Holder;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Who holds the server's connections, seen from a session that is one of them. */
record ConnectionUsage(Snapshot snapshot, ActivityObservation seen) {

    static Optional<ConnectionUsage> in(Snapshot snapshot) {
        return snapshot.of(ActivityObservation.class).map(seen -> new ConnectionUsage(snapshot, seen));
    }

    /**
     * A limit is reached: the server refused for it, or our own session, which still works, sees that the next one would
     * be refused.
     *
     * @param about whether a refusal is
     * @param refused what it says itself
     * @param seen empty where there is room
     */
    static Optional<Evidence> reached(
            Snapshot snapshot,
            Predicate<ServerRefusal> about,
            Function<ServerRefusal, Evidence> refused,
            Function<ConnectionUsage, Optional<Evidence>> seen) {
        return ServerRefusal.in(snapshot)
                .filter(about)
                .map(said -> beside(refused.apply(said), snapshot))
                .or(() -> within(snapshot).flatMap(seen));
    }

    /** The same, where our own session still works, so that no refusal says more. */
    static Optional<ConnectionUsage> within(Snapshot snapshot) {
        return in(snapshot)
                .filter(crowd ->
                        snapshot.path().filter(PathObservation::answered).isPresent());
    }

    /** What is known of who holds the connections, beside a refusal. */
    static Evidence beside(Evidence refusal, Snapshot snapshot) {
        return in(snapshot).map(crowd -> crowd.holders(refusal)).orElse(refusal);
    }

    Capacity capacity() {
        return seen.capacity();
    }

    /** Whether not even a superuser would get in. */
    boolean full() {
        return capacity().used() >= capacity().max();
    }

    /** Whether the application's role would not get in. */
    boolean closed() {
        return capacity().used() >= capacity().usable();
    }

    Evidence slots() {
        return holders(PathEvidence.of(snapshot)
                .andWeight("used", capacity().used())
                .and("usable", capacity().usable())
                .and("max_connections", capacity().max())
                .and("reserved", capacity().reserved()));
    }

    Evidence quota(String kind, Capacity.Quota quota) {
        return holders(PathEvidence.of(snapshot)
                .and(kind, quota.name())
                .andWeight("used", quota.used())
                .and("limit", quota.limit()));
    }

    private Evidence holders(Evidence before) {
        return before.and(
                "holders", seen.holders().stream().map(ConnectionUsage::line).toList());
    }

    private static String line(Holder holder) {
        return holder.count() + " " + holder.state().label().replace('_', ' ') + " of "
                + (holder.application().isEmpty() ? "an application without a name" : holder.application())
                + (holder.user().isEmpty() ? "" : ", role " + holder.user())
                + (holder.address().isEmpty() ? "" : ", from " + holder.address());
    }
}
