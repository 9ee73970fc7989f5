package dev.lifeguard.probe.activity;

import static java.util.Objects.requireNonNullElse;

import dev.lifeguard.observation.Capacity;
import dev.lifeguard.observation.Holder;
import dev.lifeguard.observation.IdleLimits;
import dev.lifeguard.observation.SessionState;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the server answered to {@link ActivityQuery}, in our own words. */
record ActivityAnswer(Row row) {

    /** The part of it that is about this pod alone. */
    PodAnswer pod() {
        return PodAnswer.of(row);
    }

    String role() {
        return text("role");
    }

    /** Whom a glance has to count. */
    Counted.Whose whose() {
        return new Counted.Whose(
                row.getLong("role_oid"),
                Boolean.TRUE.equals(row.getBoolean("role_known")),
                row.getLong("database_oid"));
    }

    int hidden() {
        return number("hidden");
    }

    /** Sessions that say they are a sidecar's, less those of this pod as far as they are known. */
    int peers() {
        return number("peers");
    }

    /** Sidecars that say they are of the same application, this one included; 0 where it does not say so itself. */
    int alike() {
        return number("alike");
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
        ServerJson.object(row.getString("states"))
                .forEach(each -> counts.merge(
                        SessionState.of(each.getKey()), ((Number) each.getValue()).intValue(), Integer::sum));
        return counts;
    }

    List<Holder> holders() {
        return PodAnswer.arrays(row, "holders")
                .map(each -> new Holder(
                        PodAnswer.text(each, 0),
                        PodAnswer.text(each, 1),
                        PodAnswer.text(each, 2),
                        SessionState.of(PodAnswer.text(each, 3)),
                        each.getInteger(4)))
                .toList();
    }

    /** Sessions that the database has ever lost; empty where the server is older than 14, which does not count them. */
    Optional<LossMemory.Total> lost(Instant at) {
        JsonObject all = ServerJson.object(row.getString("counts"));
        Long gone = all.getLong("sessions_abandoned");
        Long failed = all.getLong("sessions_fatal");
        Long terminated = all.getLong("sessions_killed");
        return gone == null || failed == null || terminated == null
                ? Optional.empty()
                : Optional.of(new LossMemory.Total(at, pod().server(), gone, failed, terminated));
    }

    IdleLimits limits() {
        return new IdleLimits(limit("idle_session"), limit("keepalive"));
    }

    /** 0 means none. */
    private Optional<Duration> limit(String column) {
        Double seconds = row.getDouble(column);
        return seconds == null || seconds <= 0
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(Math.round(seconds * 1_000)));
    }

    private String text(String column) {
        return PodAnswer.text(row, column);
    }

    /** What the server leaves out counts for nothing. */
    private int number(String column) {
        return requireNonNullElse(row.getInteger(column), 0);
    }
}
