package dev.lifeguard.diagnosis.rule.pool;

import dev.lifeguard.observation.DeclaredPool;
import dev.lifeguard.observation.PodSession;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The pools of a pod's processes, told apart by which process has a session's socket open. Each has its own limit, so that one
 * may be exhausted while another has connections to spare.
 */
record WorkerPools(PodPool pool, DeclaredPool declared) {
    /** A process and the sessions of it that are held. */
    record Exhausted(int process, int ceiling, List<PodSession> held) {}

    /** The process whose pool is exhausted; where there are several, the one with most sessions. */
    Optional<Exhausted> exhausted() {
        Map<Integer, Integer> processes = pool.facts().processes();
        return pool.own().stream()
                .filter(session -> processes.containsKey(session.pid()) && session.held(PodPool.HELD))
                .collect(Collectors.groupingBy(session -> processes.get(session.pid())))
                .entrySet()
                .stream()
                .filter(each -> each.getValue().size() >= declared.perWorker())
                .map(each -> new Exhausted(each.getKey(), declared.perWorker(), each.getValue()))
                .max(Comparator.comparing(each -> each.held().size()));
    }
}
