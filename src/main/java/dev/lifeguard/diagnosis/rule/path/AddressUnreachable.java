package dev.lifeguard.diagnosis.rule.path;

import dev.lifeguard.database.Endpoint;
import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.diagnosis.evidence.PathEvidence;
import dev.lifeguard.diagnosis.evidence.Seconds;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.AddressObservation;
import dev.lifeguard.observation.AddressObservation.Known;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Some of several addresses are dead, two times in a row, while others answer: who opens a connection may meet one first.
 * IPv6 without any route is not meant: a name has such addresses for others, and drivers pass them over at once.
 */
public final class AddressUnreachable implements Rule {
    private static final int CERTAIN = 2;

    @Override
    public Optional<Evidence> judge(Snapshot snapshot) {
        return snapshot.path()
                .filter(PathObservation::answered)
                .flatMap(path -> snapshot.of(AddressObservation.class).flatMap(seen -> judge(snapshot, path, seen)));
    }

    private static Optional<Evidence> judge(Snapshot snapshot, PathObservation path, AddressObservation seen) {
        List<Known> dead =
                seen.addresses().stream().filter(AddressUnreachable::isDead).toList();
        return dead.isEmpty() || dead.size() == seen.addresses().size()
                ? Optional.empty()
                : Optional.of(evidence(snapshot, path, seen, dead));
    }

    private static boolean isDead(Known known) {
        boolean withoutRoute = known.address().contains(":")
                && known.failure()
                        .filter(PathFailure.Unreachable.class::isInstance)
                        .isPresent();
        return known.failure().isPresent()
                && known.times() >= CERTAIN
                && !withoutRoute
                && !known.endpoint().isLoopback();
    }

    private static Evidence evidence(
            Snapshot snapshot, PathObservation path, AddressObservation seen, List<Known> dead) {
        Set<String> addresses = dead.stream().map(Known::address).collect(Collectors.toSet());
        Set<String> silent = dead.stream()
                .filter(known -> known.failure()
                        .filter(PathFailure.Silent.class::isInstance)
                        .isPresent())
                .map(Known::address)
                .collect(Collectors.toSet());
        long first = seen.orders().stream()
                .filter(order -> leading(order, addresses) > 0)
                .count();
        long waits = seen.orders().stream()
                .mapToLong(order -> leading(order, silent))
                .max()
                .orElse(0);
        return PathEvidence.of(snapshot)
                .andWeight("dead_count", dead.size())
                .and("address_count", seen.addresses().size())
                .and("dead", dead.stream().map(AddressUnreachable::line).toList())
                .and(
                        "host",
                        dead.stream()
                                .map(Known::endpoint)
                                .map(Endpoint::host)
                                .distinct()
                                .collect(Collectors.joining(", ")))
                .and("share_percent", 100 * first / Math.max(1, seen.orders().size()))
                .and(
                        "cost_seconds",
                        DriverPatience.of(path.url())
                                .filter(driver -> waits > 0)
                                .map(driver -> Seconds.of(driver.cost(waits))))
                .and(
                        "then",
                        DriverPatience.of(path.url())
                                .filter(driver -> waits > 0)
                                .map(driver -> driver.next() ? "tries the next" : "fails"));
    }

    /** With how many of these an answer begins: drivers try the addresses in that order. */
    private static long leading(List<String> order, Set<String> addresses) {
        return order.stream().takeWhile(addresses::contains).count();
    }

    private static String line(Known known) {
        return known.address() + ": "
                + known.failure().map(PathEvidence::outcome).orElse("");
    }
}
