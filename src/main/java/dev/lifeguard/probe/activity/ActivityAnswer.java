package dev.lifeguard.probe.activity;

import dev.lifeguard.observation.Capacity;
import dev.lifeguard.observation.Holder;
import dev.lifeguard.observation.IdleLimits;
import dev.lifeguard.observation.SessionState;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the server answered to {@link ActivityQuery}, in our own words. */
record ActivityAnswer(Row row) {

    String role() {
        return text("role");
    }

    /** Tells this run of this server from any other. */
    String server() {
        return text("server");
    }

    /** Where our own session comes from, as the server sees it; empty for a unix socket. */
    Optional<ClientEnd> client() {
        Integer port = row.getInteger("client_port");
        return port == null ? Optional.empty() : Optional.of(new ClientEnd(text("client_address"), port));
    }

    int hidden() {
        return number("hidden");
    }

    /** Sessions that say they are a sidecar's, less those of this pod as far as they are known. */
    int peers() {
        return number("peers");
    }

    Capacity capacity() {
        boolean superuser = Boolean.TRUE.equals(row.getBoolean("superuser"));
        boolean mayUseReserved = Boolean.TRUE.equals(row.getBoolean("uses_reserved"));
        int reserved = superuser ? 0 : number("superuser_reserved") + (mayUseReserved ? 0 : number("reserved"));
        return new Capacity(
                number("max_connections"),
                reserved,
                number("used"),
                superuser ? Optional.empty() : quota(text("app_role"), "role"),
                superuser ? Optional.empty() : quota(text("database"), "database"),
                number("own"));
    }

    /** A limit of -1 is none, and so is what the server did not tell. */
    private Optional<Capacity.Quota> quota(String name, String kind) {
        Integer most = row.getInteger(kind + "_limit");
        return most == null || most < 0
                ? Optional.empty()
                : Optional.of(new Capacity.Quota(name, most, number(kind + "_used"), number(kind + "_ours")));
    }

    Map<SessionState, Integer> byState() {
        Map<SessionState, Integer> counts = new EnumMap<>(SessionState.class);
        String states = row.getString("states");
        if (states != null) {
            new JsonObject(states)
                    .forEach(each -> counts.merge(
                            SessionState.of(each.getKey()), ((Number) each.getValue()).intValue(), Integer::sum));
        }
        return counts;
    }

    List<Holder> holders() {
        return arrays("holders")
                .map(each -> new Holder(
                        text(each, 0),
                        text(each, 1),
                        text(each, 2),
                        SessionState.of(text(each, 3)),
                        each.getInteger(4)))
                .toList();
    }

    /** Whose other end the server knows, of those that were asked for. */
    List<ClientEnd> known() {
        return arrays("known")
                .filter(each -> !each.getBoolean(2))
                .map(each -> new ClientEnd(text(each, 0), each.getInteger(1)))
                .toList();
    }

    /** Other sessions of ours, a momentary one perhaps. */
    List<ClientEnd> lifeguards() {
        return arrays("known")
                .filter(each -> each.getBoolean(2))
                .map(each -> new ClientEnd(text(each, 0), each.getInteger(1)))
                .toList();
    }

    /** Which process holds each backend's connection, by the pid of the backend. */
    Map<Integer, Integer> processes(Map<ClientEnd, Integer> holding) {
        Map<Integer, Integer> processes = new HashMap<>();
        arrays("known").forEach(each -> {
            Integer process = holding.get(new ClientEnd(text(each, 0), each.getInteger(1)));
            if (process != null) {
                processes.put(each.getInteger(3), process);
            }
        });
        return processes;
    }

    List<Backend> sessions() {
        JsonArray all = array("sessions");
        return IntStream.range(0, all.size())
                .mapToObj(all::getJsonObject)
                .map(Backend::of)
                .toList();
    }

    IdleLimits limits() {
        return new IdleLimits(limit("idle_session"), limit("idle_in_transaction"), limit("keepalive"));
    }

    /** 0 means none. */
    private Optional<Duration> limit(String column) {
        Double seconds = row.getDouble(column);
        return seconds == null || seconds <= 0
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(Math.round(seconds * 1_000)));
    }

    private Stream<JsonArray> arrays(String column) {
        JsonArray all = array(column);
        return IntStream.range(0, all.size()).mapToObj(all::getJsonArray);
    }

    private JsonArray array(String column) {
        String json = row.getString(column);
        return json == null ? new JsonArray() : new JsonArray(json);
    }

    private static String text(JsonArray values, int at) {
        String value = values.getString(at);
        return value == null ? "" : value;
    }

    private String text(String column) {
        String value = row.getString(column);
        return value == null ? "" : value;
    }

    /** What the server leaves out counts for nothing. */
    private int number(String column) {
        Integer value = row.getInteger(column);
        return value == null ? 0 : value;
    }
}
