package dev.lifeguard.drill;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What can be seen of the database at one moment.
 *
 * @param sessions open sessions of the application
 * @param busy those that do something or hold a transaction open
 * @param waiting those that wait for a lock
 * @param ceiling the most that the pool may open
 * @param usable connections the server has for everybody
 * @param query how long the sidecar's own query took
 * @param causes slugs of what is being found, root first
 * @param unseen why the sessions cannot be seen; empty where they are
 */
public record DatabaseSample(
        Optional<Integer> sessions,
        Optional<Integer> busy,
        Optional<Integer> waiting,
        Optional<Integer> ceiling,
        Optional<Integer> usable,
        Optional<Duration> query,
        List<String> causes,
        Optional<String> unseen) {
    /** Nothing of the sessions, and why. */
    public static DatabaseSample unseen(Optional<Duration> query, List<String> causes, String because) {
        return new DatabaseSample(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                query,
                causes,
                Optional.of(because));
    }
}
