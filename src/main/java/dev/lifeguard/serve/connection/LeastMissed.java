package dev.lifeguard.serve.connection;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which connections go where there are too many: of the client that has most, those in the earliest stage, and of them the
 * oldest. Who holds one connection is safe from those who hold hundreds, and who has not been heard yet from them all. Pure.
 */
final class LeastMissed {
    private LeastMissed() {}

    static List<OpenConnection> of(Collection<OpenConnection> open, int count) {
        Map<Object, Long> counts =
                open.stream().collect(Collectors.groupingBy(each -> each.source, Collectors.counting()));
        Function<OpenConnection, Long> ofItsClient = each -> counts.getOrDefault(each.source, 0L);
        return open.stream()
                .filter(OpenConnection::wasHeard)
                .map(each -> new Ranked(each, ofItsClient.apply(each), each.stage()))
                .sorted(Comparator.comparing(Ranked::ofItsClient, Comparator.reverseOrder())
                        .thenComparing(Ranked::stage)
                        .thenComparingLong(ranked -> ranked.connection().number))
                .limit(count)
                .map(Ranked::connection)
                .toList();
    }

    /** As it stood at one moment: stages change on other threads, and an order that changes cannot be sorted by. */
    private record Ranked(OpenConnection connection, long ofItsClient, Stage stage) {}
}
