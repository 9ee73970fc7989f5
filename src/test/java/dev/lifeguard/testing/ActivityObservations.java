package dev.lifeguard.testing;

import dev.lifeguard.observation.ActivityObservation;
import dev.lifeguard.observation.Capacity;
import dev.lifeguard.observation.DeclaredPool;
import dev.lifeguard.observation.Fleet;
import dev.lifeguard.observation.Holder;
import dev.lifeguard.observation.IdleLimits;
import dev.lifeguard.observation.LostSessions;
import dev.lifeguard.observation.PodSession;
import dev.lifeguard.observation.PoolFacts;
import dev.lifeguard.observation.SessionState;
import dev.lifeguard.observation.StaleSocket;
import dev.lifeguard.observation.WaitEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at who is connected, in the making; unless something else is said, one idle stranger on a server with 100 slots. */
public final class ActivityObservations {
    private final Instant at;
    private Capacity capacity = new Capacity(100, 3, 1, Optional.empty(), Optional.empty(), 0);
    private Optional<Duration> toExhaustion = Optional.empty();
    private IdleLimits limits = new IdleLimits(Optional.empty(), Optional.empty());
    private Optional<LostSessions> lost = Optional.empty();
    private Optional<DeclaredPool> declared = Optional.empty();
    private final List<PodSession> sessions = new ArrayList<>();
    private final List<StaleSocket> stale = new ArrayList<>();
    private Optional<String> unseen = Optional.empty();
    private final Map<Integer, Integer> processes = new HashMap<>();
    private int peers;
    private int peak;
    private int steadyRounds = 2;
    private int risingRounds;

    private ActivityObservations(Instant at) {
        this.at = at;
    }

    public static ActivityObservations at(Instant at) {
        return new ActivityObservations(at);
    }

    public ActivityObservations slots(int max, int reserved, int used, int own) {
        capacity = new Capacity(max, reserved, used, capacity.role(), capacity.database(), own);
        return this;
    }

    public ActivityObservations role(int limit, int used) {
        return role(limit, used, 0);
    }

    /** @param ours sessions of sidecars among them */
    public ActivityObservations role(int limit, int used, int ours) {
        capacity = new Capacity(
                capacity.max(),
                capacity.reserved(),
                capacity.used(),
                Optional.of(new Capacity.Quota("app", limit, used, ours)),
                capacity.database(),
                capacity.own());
        return this;
    }

    public ActivityObservations database(int limit, int used) {
        capacity = new Capacity(
                capacity.max(),
                capacity.reserved(),
                capacity.used(),
                capacity.role(),
                Optional.of(new Capacity.Quota("shop", limit, used, 0)),
                capacity.own());
        return this;
    }

    public ActivityObservations exhaustedIn(Duration left) {
        toExhaustion = Optional.of(left);
        return this;
    }

    public ActivityObservations lost(LostSessions counted) {
        lost = Optional.of(counted);
        return this;
    }

    public ActivityObservations limits(IdleLimits ofServer) {
        limits = ofServer;
        return this;
    }

    public ActivityObservations declared(DeclaredPool pool) {
        declared = Optional.of(pool);
        return this;
    }

    public ActivityObservations with(PodSession session) {
        sessions.add(session);
        return this;
    }

    public ActivityObservations with(int count, PodSession session) {
        for (int i = 0; i < count; i++) {
            sessions.add(session);
        }
        return this;
    }

    /** So many like this session, each with a pid of its own, from the given one on, and held by this process. */
    public ActivityObservations heldBy(int process, int count, int firstPid, PodSession session) {
        for (int pid = firstPid; pid < firstPid + count; pid++) {
            processes.put(pid, process);
            sessions.add(withPid(pid, session));
        }
        return this;
    }

    private static PodSession withPid(int pid, PodSession session) {
        return new PodSession(
                pid,
                session.own(),
                session.user(),
                session.state(),
                session.waiting(),
                session.age(),
                session.stateAge(),
                session.transactionAge(),
                session.query(),
                session.blockedBy(),
                session.heldRounds(),
                session.quietRounds());
    }

    public ActivityObservations stale(StaleSocket socket) {
        stale.add(socket);
        return this;
    }

    public ActivityObservations unseen(String because) {
        unseen = Optional.of(because);
        return this;
    }

    public ActivityObservations peers(int others) {
        peers = others;
        return this;
    }

    /** How the number of sessions went. */
    public ActivityObservations course(int highest, int steady, int rising) {
        peak = highest;
        steadyRounds = steady;
        risingRounds = rising;
        return this;
    }

    public ActivityObservation look() {
        int count = (int) sessions.stream().filter(PodSession::own).count();
        return new ActivityObservation(
                at,
                at,
                capacity,
                Map.of(SessionState.IDLE, capacity.used()),
                List.of(new Holder("shop-api", "app", "10.0.0.7", SessionState.IDLE, capacity.used())),
                new Fleet(1, peers, 0, capacity.used(), 1.0, 1),
                toExhaustion,
                limits,
                lost,
                unseen.map(PoolFacts::unseen)
                        .orElseGet(() -> new PoolFacts(
                                Optional.empty(),
                                count,
                                Math.max(peak, count),
                                steadyRounds,
                                risingRounds,
                                sessions,
                                stale,
                                processes)),
                declared);
    }

    public static DeclaredPool pool(int size, int overflow, int workers, int replicas, int surge) {
        return new DeclaredPool(size, overflow, workers, replicas, surge, Optional.empty());
    }

    /** A session that has been in this state, and in the same hands, for so long and for so many looks. */
    public static PodSession session(int pid, SessionState state, int seconds, int rounds) {
        Duration age = Duration.ofSeconds(seconds);
        return new PodSession(
                pid,
                true,
                "app",
                state,
                Optional.empty(),
                age.plusSeconds(60),
                age,
                state == SessionState.IDLE ? Optional.empty() : Optional.of(age),
                "SELECT ?",
                List.of(),
                rounds,
                rounds);
    }

    /** The same session, waiting for a lock that others hold. */
    public static PodSession waiting(PodSession session, Integer... blockers) {
        return waiting(session, new WaitEvent("Lock", "transactionid"), blockers);
    }

    /** The same session, waiting for something. */
    public static PodSession waiting(PodSession session, WaitEvent what, Integer... blockers) {
        return new PodSession(
                session.pid(),
                session.own(),
                session.user(),
                session.state(),
                Optional.of(what),
                session.age(),
                session.stateAge(),
                session.transactionAge(),
                session.query(),
                List.of(blockers),
                session.heldRounds(),
                session.quietRounds());
    }

    /** The same session, with another latest statement. */
    public static PodSession saying(PodSession session, String query) {
        return new PodSession(
                session.pid(),
                session.own(),
                session.user(),
                session.state(),
                session.waiting(),
                session.age(),
                session.stateAge(),
                session.transactionAge(),
                query,
                session.blockedBy(),
                session.heldRounds(),
                session.quietRounds());
    }

    /** The same session, of somebody else. */
    public static PodSession elsewhere(PodSession session) {
        return new PodSession(
                session.pid(),
                false,
                "other",
                session.state(),
                session.waiting(),
                session.age(),
                session.stateAge(),
                session.transactionAge(),
                session.query(),
                session.blockedBy(),
                session.heldRounds(),
                session.quietRounds());
    }
}
