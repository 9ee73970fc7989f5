package dev.lifeguard.alert;

import java.time.Instant;
import java.util.Optional;

/** Where a cause is on its way to an alert and back. Each phase knows which may follow; none means it is forgotten. */
sealed interface AlertState {
    HeldFinding sighting();

    /**
     * The next phase.
     *
     * @param seen the cause as it holds now; empty where it is gone
     * @param replaced whether something else that is critical has taken the target over, so that waiting for this one to
     *     come back would keep two alerts for one outage
     */
    Optional<AlertState> after(Optional<HeldFinding> seen, boolean replaced, AlertPolicy policy, Instant now);

    /** When time alone leads to another phase. */
    Optional<Instant> endsAt(AlertPolicy policy);

    static Optional<AlertState> first(HeldFinding seen, AlertPolicy policy, Instant now) {
        return new Pending(seen, now).after(Optional.of(seen), false, policy, now);
    }

    /**
     * Holds, but not for long enough.
     *
     * @param begun when it was first heard of here: should the clock have been set back, it holds since then
     */
    record Pending(HeldFinding sighting, Instant begun) implements AlertState {
        @Override
        public Optional<AlertState> after(
                Optional<HeldFinding> seen, boolean replaced, AlertPolicy policy, Instant now) {
            return seen.map(held -> {
                Pending next = new Pending(held, begun.isAfter(now) ? now : begun);
                return now.isBefore(next.ripe(policy)) ? next : new Firing(held, next.start(), now);
            });
        }

        @Override
        public Optional<Instant> endsAt(AlertPolicy policy) {
            return Optional.of(ripe(policy));
        }

        private Instant start() {
            return sighting.since().isBefore(begun) ? sighting.since() : begun;
        }

        private Instant ripe(AlertPolicy policy) {
            return start().plus(policy.holdOf(sighting));
        }
    }

    /** Counts as an alert. */
    sealed interface Raised extends AlertState {
        Instant startsAt();

        /** When the cause was confirmed last. */
        Instant seenAt();
    }

    /** Holds. */
    record Firing(HeldFinding sighting, Instant startsAt, Instant seenAt) implements Raised {
        @Override
        public Optional<AlertState> after(
                Optional<HeldFinding> seen, boolean replaced, AlertPolicy policy, Instant now) {
            return seen.<AlertState>map(held -> new Firing(held, startsAt, now))
                    .or(() -> new Fading(sighting, startsAt, seenAt, now).after(seen, replaced, policy, now));
        }

        @Override
        public Optional<Instant> endsAt(AlertPolicy policy) {
            return Optional.empty();
        }
    }

    /** Gone, but not for long enough to be believed. */
    record Fading(HeldFinding sighting, Instant startsAt, Instant seenAt, Instant goneAt) implements Raised {
        @Override
        public Optional<AlertState> after(
                Optional<HeldFinding> seen, boolean replaced, AlertPolicy policy, Instant now) {
            if (seen.isPresent()) {
                return Optional.of(new Firing(seen.get(), startsAt, now));
            }
            boolean over = replaced || !now.isBefore(goneAt.plus(policy.resolveAfter()));
            // Should the clock have been set back, it is gone since now: else it would be sent until then.
            Fading next = goneAt.isAfter(now) ? new Fading(sighting, startsAt, seenAt, now) : this;
            return over ? Optional.empty() : Optional.of(next);
        }

        @Override
        public Optional<Instant> endsAt(AlertPolicy policy) {
            return Optional.of(goneAt.plus(policy.resolveAfter()));
        }
    }
}
