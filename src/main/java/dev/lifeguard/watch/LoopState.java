package dev.lifeguard.watch;

import dev.lifeguard.time.Timer;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a {@link ProbeLoop} is. Only what may follow on a state is a method of it: a look begins from {@link Idle} alone,
 * so there are never two, and nothing leads out of {@link Stopped}.
 */
sealed interface LoopState {
    /** The state, where no look is under way and one may begin. */
    default Optional<Idle> idle() {
        return Optional.empty();
    }

    /** The state, where the look of this number is under way and within its limit. */
    default Optional<Looking> looking(long look) {
        return Optional.empty();
    }

    /** The state, where the look of this number is under way and has been given up. */
    default Optional<Overdue> overdue(long look) {
        return Optional.empty();
    }

    Stopped stop();

    /**
     * No look is under way.
     *
     * @param next the timer of the next look
     */
    record Idle(Timer next) implements LoopState {
        static final Idle WITHOUT_TIMER = new Idle(() -> {});

        @Override
        public Optional<Idle> idle() {
            return Optional.of(this);
        }

        /** The next look begins later; {@code timer} is that of it. */
        Idle until(Timer timer) {
            next.cancel();
            return new Idle(timer);
        }

        Looking look(long number, Instant began, Timer limit) {
            next.cancel();
            return new Looking(number, began, limit);
        }

        @Override
        public Stopped stop() {
            next.cancel();
            return new Stopped();
        }
    }

    /**
     * A look is under way.
     *
     * @param number looks are counted from one
     * @param limit the timer after which it is overdue
     */
    record Looking(long number, Instant began, Timer limit) implements LoopState {
        @Override
        public Optional<Looking> looking(long look) {
            return look == number ? Optional.of(this) : Optional.empty();
        }

        Idle ended() {
            limit.cancel();
            return Idle.WITHOUT_TIMER;
        }

        Overdue overdue() {
            return new Overdue(number, began);
        }

        @Override
        public Stopped stop() {
            limit.cancel();
            return new Stopped();
        }
    }

    /** A look did not end within its limit, and still has not. */
    record Overdue(long number, Instant began) implements LoopState {
        @Override
        public Optional<Overdue> overdue(long look) {
            return look == number ? Optional.of(this) : Optional.empty();
        }

        Idle ended() {
            return Idle.WITHOUT_TIMER;
        }

        @Override
        public Stopped stop() {
            return new Stopped();
        }
    }

    /** No look begins any more; what ends later is dropped. */
    record Stopped() implements LoopState {
        @Override
        public Stopped stop() {
            return this;
        }
    }
}
