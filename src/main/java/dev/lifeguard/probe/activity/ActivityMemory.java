package dev.lifeguard.probe.activity;

import dev.lifeguard.observation.ActivityObservation;
import dev.lifeguard.observation.Capacity;
import dev.lifeguard.observation.DeclaredPool;
import dev.lifeguard.observation.PodSession;
import dev.lifeguard.observation.PoolFacts;
import dev.lifeguard.probe.SessionEnds;
import dev.lifeguard.probe.socket.TcpSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** What the looks before make of the latest one. Use it from one thread at a time. */
final class ActivityMemory {
    /** Two looks count as two if this part of the interval lies between them: demands and alarms may come in a burst. */
    private static final int APART = 15;

    /** A trend that leads to the limit within this time matters from half of the slots on. */
    private static final Duration SOON = Duration.ofMinutes(30);

    private static final Duration LONG = Duration.ofSeconds(1);

    private final Duration apart;
    private final Optional<IntFunction<DeclaredPool>> declared;
    private final InstantSource clock;
    private final PoolMemory pool = new PoolMemory();
    private final StaleMemory stale = new StaleMemory();
    private final Trend trend = new Trend();
    private final SecondLooks looks = new SecondLooks();
    private Instant counted = Instant.EPOCH;
    private volatile boolean suspicious;

    ActivityMemory(Duration interval, Optional<IntFunction<DeclaredPool>> declared, InstantSource clock) {
        this.apart = interval.dividedBy(APART);
        this.declared = declared;
        this.clock = clock;
    }

    /** Whether something needs a second look to be certain. Any thread. */
    boolean isSuspicious() {
        return suspicious;
    }

    /** Whether that look is to follow soon, whatever the share. Any thread. */
    boolean isLookedAtSoon() {
        return looks.isNext();
    }

    /** Nothing was seen this time. */
    void forget() {
        pool.forget();
        suspicious = false;
    }

    /** When slots will run out, if that is soon and half of them are taken. */
    Optional<Duration> exhaustion(Capacity now) {
        return trend.until(now.usable()).filter(left -> left.compareTo(SOON) <= 0 && now.used() * 2 >= now.usable());
    }

    ActivityObservation add(PodAnswer answer, Survey survey, LocalSockets.View view, Optional<SessionEnds> ends) {
        Instant now = clock.instant();
        boolean another = Duration.between(counted, now).abs().compareTo(apart) >= 0;
        counted = another ? now : counted;
        Capacity capacity = survey.now(answer.counted());
        if (another) {
            trend.add(now, capacity.used());
        }
        PoolFacts facts = Joining.obstacle(answer, survey, view, ends)
                .map(this::unseen)
                .orElseGet(() -> joined(answer, view, another));
        suspicious = stale.suspicious() || facts.own().stream().anyMatch(ActivityMemory::isWorthASecondLook);
        if (another) {
            looks.saw(suspicious, now);
        }
        int replicas = Joining.isDirect(answer, ends) ? survey.fleet().replicas() : 0;
        return new ActivityObservation(
                now,
                survey.at(),
                capacity,
                survey.byState(),
                survey.holders(),
                survey.fleet(),
                trend.until(capacity.usable()),
                survey.limits(),
                survey.lost(),
                facts,
                declared.map(each -> each.apply(replicas)));
    }

    private PoolFacts unseen(String because) {
        pool.forget();
        return PoolFacts.unseen(because);
    }

    private PoolFacts joined(PodAnswer answer, LocalSockets.View view, boolean another) {
        List<TcpSocket> all = Stream.concat(view.here().stream(), view.former().stream())
                .distinct()
                .toList();
        return pool.add(answer.sessions(), stale.add(all, view.former()::contains, answer, another), another)
                .in(answer.processes(view.holding()));
    }

    private static boolean isWorthASecondLook(PodSession session) {
        return session.waitsForLock() || (session.busy() && session.heldFor().compareTo(LONG) > 0);
    }
}
