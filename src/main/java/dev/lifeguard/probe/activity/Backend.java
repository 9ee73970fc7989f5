package dev.lifeguard.probe.activity;

import static java.util.Objects.requireNonNullElse;

import dev.lifeguard.observation.SessionState;
import dev.lifeguard.observation.WaitEvent;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A session as the server told of it in one look.
 *
 * @param key tells it from another with the same pid
 * @param grip tells one use of it from the next: its transaction, or else what it does since when
 * @param use tells whether anything was done with it at all
 */
record Backend(
        String key,
        String grip,
        String use,
        int pid,
        boolean mine,
        String user,
        SessionState state,
        Optional<WaitEvent> waiting,
        Duration age,
        Duration stateAge,
        Optional<Duration> transactionAge,
        String query,
        List<Integer> blockers) {

    /** What is hidden or missing is empty, and of no age. */
    static Backend of(JsonObject json) {
        String began = text(json, "began");
        String use = text(json, "state") + " " + text(json, "changed");
        return new Backend(
                json.getInteger("pid") + " " + text(json, "opened"),
                began.isEmpty() ? use : began,
                use,
                json.getInteger("pid"),
                Boolean.TRUE.equals(json.getBoolean("mine")),
                text(json, "user"),
                SessionState.of(text(json, "state")),
                waiting(json),
                age(json, "age").orElse(Duration.ZERO),
                age(json, "stateAge").orElse(Duration.ZERO),
                age(json, "transactionAge"),
                StatementText.withoutValues(text(json, "query")),
                blockers(json.getJsonArray("blockers")));
    }

    /** An idle session waits for its client, which is no wait to speak of. */
    private static Optional<WaitEvent> waiting(JsonObject json) {
        return Optional.of(new WaitEvent(text(json, "waitType"), text(json, "waiting")))
                .filter(what -> !what.type().isEmpty() && !what.isClient());
    }

    private static String text(JsonObject json, String key) {
        return requireNonNullElse(json.getString(key), "");
    }

    /** Never negative, should the clock have been set back. */
    private static Optional<Duration> age(JsonObject json, String key) {
        Double seconds = json.getDouble(key);
        return seconds == null
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(Math.max(0, Math.round(seconds * 1_000))));
    }

    private static List<Integer> blockers(JsonArray pids) {
        return pids == null
                ? List.of()
                : pids.stream().map(pid -> ((Number) pid).intValue()).toList();
    }
}
