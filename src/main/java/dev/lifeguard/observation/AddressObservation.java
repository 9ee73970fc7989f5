package dev.lifeguard.observation;

import dev.lifeguard.database.Endpoint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The addresses that the names of a URL have, and what became of each when it was tried last.
 *
 * @param addresses in the order of the latest answer; of hosts that are sockets' directories there are none
 * @param orders the latest answers of name resolution, oldest first, at most 8: numeric addresses in their order
 */
public record AddressObservation(Instant at, List<Known> addresses, List<List<String>> orders) implements Observation {
    public static final String PROBE = "address";

    /**
     * One address.
     *
     * @param failure why nobody answers there; empty where somebody did, or it was not tried yet
     * @param times how often in a row nobody answered
     */
    public record Known(Endpoint endpoint, String address, Optional<PathFailure> failure, int times) {}

    public AddressObservation {
        addresses = List.copyOf(addresses);
        orders = orders.stream().map(List::copyOf).toList();
    }

    @Override
    public String probe() {
        return PROBE;
    }
}
