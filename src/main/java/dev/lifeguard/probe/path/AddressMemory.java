package dev.lifeguard.probe.path;

import dev.lifeguard.database.Endpoint;
import dev.lifeguard.observation.AddressObservation;
import dev.lifeguard.observation.AddressObservation.Known;
import dev.lifeguard.observation.Attempt;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Phase;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of each address that a target's names have now. An address that a name no longer has is forgotten. Use it
 * from one thread at a time.
 */
final class AddressMemory {
    private static final int ORDERS = 8;

    private final Deque<List<String>> orders = new ArrayDeque<>();
    private final Map<Key, Tried> tried = new HashMap<>();
    private List<Candidate> now = List.of();
    private long turn;

    private record Key(Endpoint endpoint, String address) {}

    private record Tried(Optional<PathFailure> failure, int times, long turn) {
        static final Tried NEVER = new Tried(Optional.empty(), 0, 0);
    }

    /** The names have these now. @return whether they are others than before */
    boolean resolved(List<Candidate> candidates) {
        boolean others = !now.isEmpty() && !new HashSet<>(keys(now)).equals(new HashSet<>(keys(candidates)));
        now = List.copyOf(candidates);
        tried.keySet().retainAll(keys(now));
        if (orders.size() == ORDERS) {
            orders.removeFirst();
        }
        orders.addLast(now.stream().map(Candidate::shown).toList());
        return others;
    }

    /** One was tried for another purpose. What came of it beyond the first answer is no matter of the address. */
    void tried(Attempt attempt) {
        Optional<PathFailure> failure = attempt.failure();
        if (failure.filter(PathFailure.OwnFault.class::isInstance).isEmpty()) {
            remember(new Key(attempt.endpoint(), attempt.address()), failure.filter(AddressMemory::isOfAddress));
        }
    }

    void tried(Candidate candidate, Optional<PathFailure> failure) {
        tried(new Attempt(candidate.endpoint(), candidate.shown(), failure));
    }

    private static boolean isOfAddress(PathFailure failure) {
        boolean early = failure.phase() == Phase.TCP || failure.phase() == Phase.TLS;
        return early
                && (failure instanceof PathFailure.Silent
                        || failure instanceof PathFailure.Refused
                        || failure instanceof PathFailure.Unreachable
                        || failure instanceof PathFailure.Closed);
    }

    private void remember(Key key, Optional<PathFailure> failure) {
        Tried before = tried.getOrDefault(key, Tried.NEVER);
        tried.put(key, new Tried(failure, failure.isPresent() ? before.times() + 1 : 0, ++turn));
    }

    /** Which one to try next, if there are several: what failed once comes first, then what was tried longest ago. */
    Optional<Candidate> next(Optional<InetSocketAddress> held) {
        return now.size() < 2
                ? Optional.empty()
                : now.stream()
                        .filter(each -> held.isEmpty() || !each.numeric().equals(held))
                        .min(Comparator.comparing((Candidate each) -> last(each).times() != 1)
                                .thenComparing(each -> last(each).turn()));
    }

    /** Whether one failed once, so that trying it again would tell. */
    boolean suspects() {
        return now.size() > 1 && now.stream().anyMatch(each -> last(each).times() == 1);
    }

    private Tried last(Candidate candidate) {
        return tried.getOrDefault(key(candidate), Tried.NEVER);
    }

    AddressObservation at(Instant time) {
        return new AddressObservation(
                time,
                now.stream()
                        .map(each -> new Known(
                                each.endpoint(),
                                each.shown(),
                                last(each).failure(),
                                last(each).times()))
                        .toList(),
                new ArrayList<>(orders));
    }

    private static Key key(Candidate candidate) {
        return new Key(candidate.endpoint(), candidate.shown());
    }

    private static List<Key> keys(List<Candidate> candidates) {
        return candidates.stream().map(AddressMemory::key).toList();
    }
}
