package dev.lifeguard.serve.webhook;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Messages that came a moment ago, and what was answered: every Alertmanager of a set sends the same one. May be used from
 * any thread.
 */
final class Deduplicator {
    static final Duration FOR = Duration.ofMinutes(5);
    private static final int MOST = 256;

    private final Map<String, Seen> seen = new LinkedHashMap<>();

    private record Seen(Instant at, Uni<Optional<String>> incident) {}

    /** The answer given before, or what {@code fresh} gives. */
    synchronized Uni<Optional<String>> or(String identity, Instant now, Supplier<Uni<Optional<String>>> fresh) {
        seen.values().removeIf(each -> Duration.between(each.at(), now).abs().compareTo(FOR) > 0);
        Seen before = seen.get(identity);
        if (before != null) {
            return before.incident();
        }
        Uni<Optional<String>> answer = fresh.get().memoize().indefinitely();
        seen.put(identity, new Seen(now, answer));
        if (seen.size() > MOST) {
            seen.remove(seen.keySet().iterator().next());
        }
        return answer;
    }
}
