package dev.lifeguard.diagnosis.rule.pool;

import dev.lifeguard.diagnosis.evidence.Seconds;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.finding.SpokenSeconds;
import dev.lifeguard.observation.ActivityObservation;
import dev.lifeguard.observation.DeclaredPool;
import dev.lifeguard.observation.PodSession;
import dev.lifeguard.observation.PoolFacts;
import dev.lifeguard.observation.SessionState;
import dev.lifeguard.observation.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * This pod's pool, and what its connections are held by. Each session that is held for long is held by one thing only: a
 * lock it waits for, a statement that runs, or a transaction that nobody goes on with; of those, several that are never
 * used again are leaked.
 */
record PodPool(Snapshot snapshot, ActivityObservation seen, PoolFacts facts) {
    /** Held this long in one statement or transaction, in two looks, is not merely busy. */
    static final Duration HELD = Duration.ofSeconds(5);

    /** Without a declaration the ceiling is a guess, which takes stronger evidence. */
    static final Duration HELD_AT_A_GUESS = Duration.ofSeconds(10);

    static final int STEADY_AT_A_GUESS = 3;
    static final int FEWEST_AT_A_GUESS = 3;

    /** No request waits this long inside a transaction for something else; SQLAlchemy gives up waiting after 30 s. */
    static final Duration LEAKED = Duration.ofSeconds(20);

    static Optional<PodPool> in(Snapshot snapshot) {
        return snapshot.of(ActivityObservation.class)
                .filter(seen -> seen.pool().unseen().isEmpty())
                .map(seen -> new PodPool(snapshot, seen, seen.pool()));
    }

    List<PodSession> own() {
        return facts.own();
    }

    Optional<Long> declaredCeiling() {
        return seen.declared().map(DeclaredPool::ceiling);
    }

    /** The most connections this pod can have: declared, else the most there ever were. */
    long ceiling() {
        return declaredCeiling().orElse((long) facts.peak());
    }

    boolean exhausted() {
        long held = own().stream().filter(session -> session.held(HELD)).count();
        return declaredCeiling()
                .map(ceiling -> (facts.count() >= ceiling && held >= ceiling)
                        || exhaustedWorker().isPresent())
                .orElseGet(this::exhaustedAtAGuess);
    }

    /** One of several processes whose own pool is exhausted, where they can be told apart. */
    Optional<WorkerPools.Exhausted> exhaustedWorker() {
        return seen.declared().flatMap(declared -> new WorkerPools(this, declared).exhausted());
    }

    private boolean exhaustedAtAGuess() {
        return facts.count() >= FEWEST_AT_A_GUESS
                && facts.count() == facts.peak()
                && facts.steadyRounds() >= STEADY_AT_A_GUESS
                && own().stream().allMatch(session -> session.held(HELD_AT_A_GUESS));
    }

    /** The pod's sessions that wait for a lock. */
    List<PodSession> waitingForLocks(Duration atLeast) {
        return own().stream()
                .filter(PodSession::waitsForLock)
                .filter(session -> unused(session, atLeast))
                .toList();
    }

    /** Those whose statement runs, and waits for no lock. */
    List<PodSession> running(Duration atLeast) {
        return own().stream()
                .filter(session -> session.state() == SessionState.ACTIVE && !session.waitsForLock())
                .filter(session -> unused(session, atLeast))
                .toList();
    }

    /** Those in a transaction that nobody goes on with, but for the leaked ones. */
    List<PodSession> forgotten(Duration atLeast) {
        List<PodSession> leaked = leaked();
        return own().stream()
                .filter(PodPool::open)
                .filter(session -> unused(session, atLeast))
                .filter(session -> !leaked.contains(session))
                .toList();
    }

    /**
     * Several transactions that nobody has gone on with for long, and that nobody waits for; or idle sessions that are
     * never used while more and more are opened, beyond what the pool can have. Else there are none.
     */
    List<PodSession> leaked() {
        List<PodSession> left = own().stream()
                .filter(PodPool::open)
                .filter(session -> unused(session, LEAKED))
                .filter(session -> !blocks(session))
                .toList();
        return left.size() >= 2 ? left : outgrown();
    }

    private List<PodSession> outgrown() {
        boolean beyond = declaredCeiling().filter(most -> facts.count() > most).isPresent();
        List<PodSession> unused = own().stream()
                .filter(session -> session.state() == SessionState.IDLE && session.quietRounds() >= 4)
                .toList();
        return beyond && facts.risingRounds() >= 3 && unused.size() >= 2 ? unused : List.of();
    }

    /** How many were taken and not given back, at least, although they are in no transaction. */
    int notReturned() {
        return seen.declared()
                .map(declared -> new NotReturned(this, declared).count())
                .orElse(0);
    }

    private static boolean open(PodSession session) {
        return session.state() == SessionState.IDLE_IN_TRANSACTION;
    }

    private static boolean unused(PodSession session, Duration atLeast) {
        return session.quietRounds() >= 2 && session.stateAge().compareTo(atLeast) >= 0;
    }

    boolean blocks(PodSession session) {
        return facts.sessions().stream().anyMatch(other -> other.blockedBy().contains(session.pid()));
    }

    /** The ends of the chains: they block, and wait for no lock themselves. */
    List<PodSession> heads() {
        return facts.sessions().stream()
                .filter(session -> blocks(session) && !session.waitsForLock())
                .toList();
    }

    /** What holds the pool, most connections first. */
    List<Cause> culprits() {
        record Share(Cause cause, int sessions) {}
        return List.of(
                        new Share(Cause.LOCK_CONTENTION, waitingForLocks(HELD).size()),
                        new Share(Cause.CONNECTION_LEAK, Math.max(leaked().size(), notReturned())),
                        new Share(Cause.LONG_RUNNING_QUERY, running(HELD).size()),
                        new Share(Cause.IDLE_IN_TRANSACTION, forgotten(HELD).size()))
                .stream()
                .filter(share -> share.sessions() > 0)
                .sorted((one, other) -> Integer.compare(other.sessions(), one.sessions()))
                .map(Share::cause)
                .toList();
    }

    /** The same where there is any. */
    Optional<Evidence> aboutAny(List<PodSession> sessions) {
        return sessions.isEmpty() ? Optional.empty() : Optional.of(about(sessions));
    }

    /** Evidence about sessions: who they are, how old, what they do. One that waits for a lock is not the one to be ended. */
    Evidence about(List<PodSession> sessions) {
        return and(Evidence.of("sessions_held", sessions.size()), sessions);
    }

    Evidence and(Evidence before, List<PodSession> sessions) {
        Optional<PodSession> oldest =
                sessions.stream().max((one, other) -> one.heldFor().compareTo(other.heldFor()));
        return before.and(
                        "oldest_pid",
                        oldest.filter(session -> !session.waitsForLock()).map(PodSession::pid))
                .andWeight("oldest_seconds", oldest.map(session -> Seconds.of(session.heldFor())))
                .and("role", oldest.map(PodSession::user))
                .and("pids", sessions.stream().map(PodSession::pid).toList())
                .and("sessions", sessions.stream().map(PodPool::line).toList());
    }

    static String line(PodSession session) {
        return "pid " + session.pid() + (session.own() ? "" : " (of another client)") + ": "
                + session.state().label().replace('_', ' ') + " for " + SpokenSeconds.of(session.stateAge()) + " s"
                + session.transactionAge()
                        .map(age -> ", in a transaction for " + SpokenSeconds.of(age) + " s")
                        .orElse("")
                + session.waiting().map(what -> ", waits for " + what).orElse("")
                + (session.blockedBy().isEmpty() ? "" : ", blocked by " + pids(session.blockedBy()))
                + (session.query().isEmpty() ? "" : ": " + session.query());
    }

    private static String pids(List<Integer> pids) {
        return pids.stream().distinct().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
