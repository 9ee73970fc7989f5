package dev.lifeguard.probe.activity;

import dev.lifeguard.observation.Capacity;
import dev.lifeguard.observation.Fleet;
import dev.lifeguard.observation.Holder;
import dev.lifeguard.observation.IdleLimits;
import dev.lifeguard.observation.LostSessions;
import dev.lifeguard.observation.SessionState;
import dev.lifeguard.probe.QuestionKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was seen of everybody the last time, and what it says later, beside a count of backends: how many have come and gone
 * since is known, who they are is not.
 *
 * @param counted the backends at that time
 * @param server the run of the server it was
 */
record Survey(
        Instant at,
        String role,
        Capacity capacity,
        Map<SessionState, Integer> byState,
        List<Holder> holders,
        int hidden,
        IdleLimits limits,
        Optional<LostSessions> lost,
        Fleet fleet,
        Counted counted,
        Counted.Whose whose,
        String server) {
    /** From this part of the server's slots on it matters how many there are: a finding is near. */
    private static final int NEAR_PERCENT = 70;

    /** Where the warning begins that connections run out. */
    private static final int WARNING_PERCENT = 80;

    /** A change by less than this part of the slots is no reason to look at everybody. */
    private static final int STEPS = 25;

    static Survey of(ActivityAnswer answer, Instant at, Optional<LostSessions> lost, double slowness) {
        Capacity capacity = answer.capacity();
        return new Survey(
                at,
                answer.role(),
                capacity,
                answer.byState(),
                answer.holders(),
                answer.hidden(),
                answer.limits(),
                lost,
                new Fleet(
                        answer.pod().lifeguards().size() + 1,
                        answer.peers(),
                        answer.alike(),
                        capacity.used(),
                        slowness,
                        Fleet.ALONE.slownessOfLogins()),
                answer.pod().counted(),
                answer.whose(),
                answer.pod().server());
    }

    /** What a glance takes by its own clock: three fifths, as the rest is spent before its statement and after it. */
    Duration ofGlance() {
        return QuestionKind.GLANCE.measured(capacity.used()).multipliedBy(3).dividedBy(5);
    }

    /** The same on a server that has shown since how slow it is. */
    Survey slowedBy(double slowness) {
        return new Survey(
                at,
                role,
                capacity,
                byState,
                holders,
                hidden,
                limits,
                lost,
                fleet.slowedBy(slowness),
                counted,
                whose,
                server);
    }

    /** The slots as they are now, as far as a count tells: whoever came or went since is taken for a client. */
    Capacity now(Counted later) {
        return new Capacity(
                capacity.max(),
                capacity.reserved(),
                moved(capacity.used(), later.all() - counted.all()),
                capacity.role().map(quota -> moved(quota, later.role() - counted.role())),
                capacity.database().map(quota -> moved(quota, later.database() - counted.database())),
                moved(capacity.own(), later.own() - counted.own()));
    }

    private static Capacity.Quota moved(Capacity.Quota quota, int by) {
        return new Capacity.Quota(quota.name(), quota.limit(), moved(quota.used(), by), quota.ours());
    }

    private static int moved(int count, int by) {
        return Math.max(0, count + by);
    }

    /** Whether a finding about slots may depend on who has come or gone since. */
    boolean isOutdated(Capacity now, boolean soon) {
        boolean near = soon || reaches(NEAR_PERCENT, now.used(), now.usable());
        boolean ofServer = near
                && (differ(capacity.used(), now.used(), now.usable())
                        || over(WARNING_PERCENT, capacity) != over(WARNING_PERCENT, now)
                        || over(100, capacity) != over(100, now)
                        || (capacity.used() >= capacity.max()) != (now.used() >= now.max()));
        return ofServer || isOutdated(capacity.role(), now.role()) || isOutdated(capacity.database(), now.database());
    }

    private static boolean isOutdated(Optional<Capacity.Quota> then, Optional<Capacity.Quota> now) {
        return now.filter(quota -> reaches(WARNING_PERCENT, quota.used(), quota.limit()))
                .flatMap(quota -> then.filter(earlier ->
                        quota.full() != earlier.full() || differ(earlier.used(), quota.used(), quota.limit())))
                .isPresent();
    }

    private static boolean differ(int then, int now, int slots) {
        return Math.abs(now - then) >= Math.max(1, slots / STEPS);
    }

    private static boolean over(int percent, Capacity capacity) {
        return reaches(percent, capacity.used(), capacity.usable());
    }

    private static boolean reaches(int percent, int used, int limit) {
        return used * 100L >= (long) percent * limit;
    }
}
