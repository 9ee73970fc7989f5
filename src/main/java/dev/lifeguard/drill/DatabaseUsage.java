package dev.lifeguard.drill;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What was seen of the database during a drill.
 *
 * @param sessionsBefore sessions of the application before the first request
 * @param busyBefore those that did something then
 * @param sessions the most there were
 * @param busy the most that did something
 * @param waiting the most that waited for a lock
 * @param ceiling the most that the pool may open
 * @param usable connections the server has
 * @param query the longest that the sidecar's own query took
 * @param causes slugs of what was found during the drill and not before
 * @param unseen why the sessions were not seen
 */
public record DatabaseUsage(
        Optional<Integer> sessionsBefore,
        Optional<Integer> busyBefore,
        Optional<Integer> sessions,
        Optional<Integer> busy,
        Optional<Integer> waiting,
        Optional<Integer> ceiling,
        Optional<Integer> usable,
        Optional<Duration> query,
        List<String> causes,
        Optional<String> unseen) {}
