package dev.lifeguard.config;

import dev.lifeguard.observation.DeclaredPool;
import io.quarkus.runtime.configuration.DurationConverter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * What the application declares of its pool: {@code lifeguard.pool.size} and, where they are not the usual,
 * {@code max-overflow} (0), {@code workers} (1), {@code replicas} (1), {@code max-surge} and {@code recycle} (never).
 * Values were looked at before.
 */
public final class PoolSettings {
    static final String SIZE = "lifeguard.pool.size";
    static final String MAX_OVERFLOW = "lifeguard.pool.max-overflow";
    static final String WORKERS = "lifeguard.pool.workers";
    static final String REPLICAS = "lifeguard.pool.replicas";
    static final String MAX_SURGE = "lifeguard.pool.max-surge";
    static final String RECYCLE = "lifeguard.pool.recycle";

    /** Kubernetes' own default for a Deployment; counts only where the replicas are declared. */
    static final String USUAL_SURGE = "25%";

    private PoolSettings() {}

    /** Empty where no size is declared. */
    public static Optional<DeclaredPool> of(Config config) {
        SettingValues values = new SettingValues(config);
        return values.text(SIZE).map(Integer::parseInt).map(size -> {
            int replicas = number(values, REPLICAS, 1);
            String surge = values.text(MAX_SURGE).orElse(values.isSet(REPLICAS) ? USUAL_SURGE : "0");
            return new DeclaredPool(
                    size,
                    number(values, MAX_OVERFLOW, 0),
                    number(values, WORKERS, 1),
                    replicas,
                    pods(surge, replicas),
                    values.text(RECYCLE).map(DurationConverter::parseDuration));
        });
    }

    /**
     * Pods more during a rollout.
     *
     * @param surge a number, or a percentage of the replicas, which is rounded up
     * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-surge">Max surge</a>
     */
    static int pods(String surge, int replicas) {
        return surge.endsWith("%")
                ? (Integer.parseInt(surge.substring(0, surge.length() - 1)) * replicas + 99) / 100
                : Integer.parseInt(surge);
    }

    static List<String> problems(SettingValues values) {
        return values.isSet(SIZE)
                ? List.of()
                : Stream.of(MAX_OVERFLOW, WORKERS, REPLICAS, MAX_SURGE, RECYCLE)
                        .filter(values::isSet)
                        .map(key -> key + " says nothing without " + SIZE)
                        .toList();
    }

    private static int number(SettingValues values, String key, int otherwise) {
        return values.text(key).map(Integer::parseInt).orElse(otherwise);
    }
}
