package dev.lifeguard.diagnosis.rule.capacity;

import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.Capacity;
import dev.lifeguard.observation.Snapshot;
import java.time.Duration;
import java.util.Optional;

/**
 * Few connections are left, of the server's or of a limit within it; or half of them are, and they go at a pace that
 * leaves none soon. None at all is another finding.
 */
public final class ConnectionsNearLimit implements Rule {
    static final int PERCENT = 80;

    /** A limit of a role or a database is meant to be used. */
    static final int PERCENT_OF_QUOTA = 90;

    static final Duration SOON = Duration.ofMinutes(30);

    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return ConnectionUsage.within(snapshot)
                .filter(crowd -> !crowd.closed())
                .flatMap(crowd -> ofServer(crowd)
                        .or(() -> ofQuota(crowd, "role", crowd.capacity().role()))
                        .or(() -> ofQuota(crowd, "database", crowd.capacity().database())));
    }

    private static Optional<Evidence> ofServer(ConnectionUsage crowd) {
        Capacity capacity = crowd.capacity();
        boolean soon = crowd.seen()
                        .toExhaustion()
                        .filter(left -> left.compareTo(SOON) <= 0)
                        .isPresent()
                && reaches(50, capacity.used(), capacity.usable());
        return soon || reaches(PERCENT, capacity.used(), capacity.usable())
                ? Optional.of(crowd.slots()
                        .and("exhausted_in_seconds", crowd.seen().toExhaustion().map(Duration::toSeconds)))
                : Optional.empty();
    }

    private static Optional<Evidence> ofQuota(ConnectionUsage crowd, String kind, Optional<Capacity.Quota> quota) {
        return quota.filter(limit -> limit.used() > limit.ours())
                .filter(limit -> !limit.full() && reaches(PERCENT_OF_QUOTA, limit.used(), limit.limit()))
                .map(limit -> crowd.quota(kind, limit));
    }

    private static boolean reaches(int percent, int used, int limit) {
        return used * 100L >= (long) percent * limit;
    }
}
