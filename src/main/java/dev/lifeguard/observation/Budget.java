package dev.lifeguard.observation;

import java.util.List;
import java.util.Optional;

/** Whether what the application's pools may ask for together is there, beside what others hold. */
public record Budget(DeclaredPool pool, Capacity capacity) {

    /** Of what was declared and seen; empty where nothing was declared. */
    public static Optional<Budget> of(ActivityObservation seen) {
        return seen.declared().map(pool -> new Budget(pool, seen.capacity()));
    }

    public boolean fits() {
        return pool.demand() <= capacity.room();
    }

    /** The most connections a process may have; 0 where not even one each is there. */
    public long perProcess() {
        return pool.fitting(capacity.room());
    }

    /** The overflow as declared if it leaves room for a pool, else none. */
    public long overflow() {
        return pool.overflow() < perProcess() ? pool.overflow() : 0;
    }

    /** The largest size of the pool that fits with {@link #overflow()}; 0 where none does. */
    public long largestSize() {
        return perProcess() - overflow();
    }

    /** What all pods want, so that a person can follow it: {@code (5 + 5) × 4 workers × (6 + 2) replicas = 320}. */
    public String wanted() {
        return "(" + pool.size() + " + " + pool.overflow() + ") × "
                + pool.workers() + (pool.workers() == 1 ? " worker" : " workers") + " × ("
                + pool.replicas() + " + " + pool.surge() + ") replicas = " + pool.demand();
    }

    /** What there is for them: {@code 97 usable − 12 of others = 85}. */
    public String available() {
        int others = capacity.others();
        if (capacity.room() == Math.max(0, capacity.usable() - others)) {
            return capacity.usable() + " usable − " + others + " of others = " + capacity.room();
        }
        return List.of(capacity.role(), capacity.database()).stream()
                .flatMap(Optional::stream)
                .filter(quota -> capacity.room() == Math.max(0, quota.limit() - others(quota)))
                .findFirst()
                .map(quota -> "the limit " + quota.limit() + " of " + quota.name() + " − " + others(quota)
                        + " of others = " + capacity.room())
                .orElseGet(() -> String.valueOf(capacity.room()));
    }

    private int others(Capacity.Quota quota) {
        return Math.max(0, quota.used() - capacity.own());
    }
}
