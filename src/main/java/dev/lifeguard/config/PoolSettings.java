package dev.lifeguard.config;

import static dev.lifeguard.config.SettingType.duration;
import static dev.lifeguard.config.SettingType.number;

import dev.lifeguard.observation.DeclaredPool;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/** What the application declares of its pool. */
public final class PoolSettings {
    static final SettingGroup ALL = new SettingGroup();

    static final Setting<Integer> SIZE = ALL.optional(
            "lifeguard.pool.size", number(1, 10_000), "connections that the application's pool keeps in each process");
    static final Setting<Integer> MAX_OVERFLOW =
            ALL.of("lifeguard.pool.max-overflow", number(0, 10_000), "0", "connections that it may open beyond that");
    static final Setting<Integer> WORKERS =
            ALL.of("lifeguard.pool.workers", number(1, 1_000), "1", "processes in a pod, each with a pool");
    static final Setting<Integer> REPLICAS = ALL.of(
            "lifeguard.pool.replicas",
            number(1, 10_000),
            "1",
            "pods of the application; where it is not set, as many as show themselves by their sidecars");

    /** From the replicas to the pods more, as Kubernetes takes {@code maxSurge}: a percentage is rounded up. */
    static final Setting<IntUnaryOperator> MAX_SURGE = ALL.of(
            "lifeguard.pool.max-surge",
            SettingType.textOrNumber(
                    "a whole number from 0 to 10000, or a percentage from 0% to 100%",
                    "10000|[0-9]{1,4}|(100|[0-9]{1,2})%", PoolSettings::surge),
            "25%",
            "pods more in a rollout, a number or a percentage; counts where the replicas are declared, or it is set");

    static final Setting<Duration> RECYCLE = ALL.optional(
            "lifeguard.pool.recycle", duration("1s", "7d"), "the age at which the pool renews its connections");

    private PoolSettings() {}

    /**
     * By how many pods are seen, where nobody declared how many there are: 0 is none, and counts for one. Empty where no
     * size is declared.
     */
    public static Optional<IntFunction<DeclaredPool>> of(SettingValues values) {
        return values.find(SIZE).map(size -> seen -> {
            int replicas = values.isSet(REPLICAS) ? values.get(REPLICAS) : Math.max(seen, values.get(REPLICAS));
            boolean rollout = values.isSet(REPLICAS) || values.isSet(MAX_SURGE);
            return new DeclaredPool(
                    size,
                    values.get(MAX_OVERFLOW),
                    values.get(WORKERS),
                    replicas,
                    rollout ? values.get(MAX_SURGE).applyAsInt(replicas) : 0,
                    values.find(RECYCLE));
        });
    }

    /**
     * Pods more during a rollout.
     *
     * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-surge">Max surge</a>
     */
    static IntUnaryOperator surge(String text) {
        int number = Integer.parseInt(text.replace("%", ""));
        return text.endsWith("%") ? replicas -> (number * replicas + 99) / 100 : replicas -> number;
    }

    static List<String> problems(SettingValues values) {
        return values.isSet(SIZE)
                ? List.of()
                : ALL.all().stream()
                        .filter(values::isSet)
                        .map(setting -> setting.key() + " says nothing without " + SIZE.key())
                        .toList();
    }
}
