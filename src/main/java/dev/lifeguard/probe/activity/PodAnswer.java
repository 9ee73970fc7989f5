package dev.lifeguard.probe.activity;

import static java.util.Objects.requireNonNullElse;

import dev.lifeguard.observation.WaitEvent;
import dev.lifeguard.probe.socket.TcpSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the server answered of this pod's own sessions, to a survey or a glance.
 *
 * @param server tells this run of this server from any other
 * @param client where our own session comes from, as the server sees it; empty for a unix socket
 * @param ends whose other end the server knows, of those that were asked for, our own momentary ones included
 * @param sessions the pod's in this database, and those that block them
 */
record PodAnswer(String server, Optional<ClientEnd> client, Counted counted, List<Known> ends, List<Backend> sessions) {
    /** An end of a connection of this pod that has a backend. */
    record Known(ClientEnd end, boolean lifeguard, int pid) {
        static Known of(JsonArray told) {
            return new Known(
                    new ClientEnd(text(told, 0), told.getInteger(1)),
                    Boolean.TRUE.equals(told.getBoolean(2)),
                    told.getInteger(3));
        }
    }

    /** Of the single row of a survey, or of a glance at locks. */
    static PodAnswer of(Row row) {
        JsonArray sessions = array(row, "sessions");
        return new PodAnswer(
                text(row, "server"),
                client(row),
                Counted.of(row),
                arrays(row, "known").map(Known::of).toList(),
                IntStream.range(0, sessions.size())
                        .mapToObj(sessions::getJsonObject)
                        .map(Backend::of)
                        .toList());
    }

    /** Of a glance, which tells of processes that may be somebody else's by now. */
    static PodAnswer glanced(Row row, Collection<TcpSocket> sockets) {
        Set<ClientEnd> ours = new HashSet<>();
        sockets.forEach(socket -> ours.add(ClientEnd.of(socket.local())));
        List<Known> ends = new ArrayList<>();
        List<Backend> sessions = new ArrayList<>();
        arrays(row, "near").forEach(each -> {
            JsonArray told = each.getJsonArray(0);
            if (told.getValue(1) != null && ours.contains(Known.of(told).end())) {
                Known known = Known.of(told);
                ends.add(known);
                JsonObject session = each.getJsonObject(2);
                if (!known.lifeguard() && Boolean.TRUE.equals(each.getBoolean(1)) && session != null) {
                    sessions.add(Backend.of(session));
                }
            }
        });
        return new PodAnswer(text(row, "server"), client(row), Counted.of(row), ends, sessions);
    }

    /** Those of them that are not ours. */
    List<ClientEnd> known() {
        return ends.stream().filter(each -> !each.lifeguard()).map(Known::end).toList();
    }

    /** Other sessions of ours, a momentary one perhaps. */
    List<ClientEnd> lifeguards() {
        return ends.stream().filter(Known::lifeguard).map(Known::end).toList();
    }

    /** Which process holds each backend's connection, by the pid of the backend. */
    Map<Integer, Integer> processes(Map<ClientEnd, Integer> holding) {
        Map<Integer, Integer> processes = new HashMap<>();
        for (Known each : ends) {
            Integer process = holding.get(each.end());
            if (process != null) {
                processes.put(each.pid(), process);
            }
        }
        return processes;
    }

    /** Whether who blocks whom is of interest. */
    boolean waitsForLock() {
        return sessions.stream().flatMap(session -> session.waiting().stream()).anyMatch(WaitEvent::isLock);
    }

    private static Optional<ClientEnd> client(Row row) {
        Integer port = row.getInteger("client_port");
        return port == null ? Optional.empty() : Optional.of(new ClientEnd(text(row, "client_address"), port));
    }

    /** What the server took to answer, as {@link ActivityQuery#TOOK}. */
    static Duration took(Row row) {
        Double seconds = row.getDouble("took");
        return seconds == null ? Duration.ZERO : Duration.ofNanos(Math.round(seconds * 1e9));
    }

    static Stream<JsonArray> arrays(Row row, String column) {
        JsonArray all = array(row, column);
        return IntStream.range(0, all.size()).mapToObj(all::getJsonArray);
    }

    private static JsonArray array(Row row, String column) {
        return ServerJson.array(row.getString(column));
    }

    static String text(JsonArray values, int at) {
        return requireNonNullElse(values.getString(at), "");
    }

    static String text(Row row, String column) {
        return requireNonNullElse(row.getString(column), "");
    }
}
