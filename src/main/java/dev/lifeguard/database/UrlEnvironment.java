package dev.lifeguard.database;

import java.util.Map;

/**
 * What lies around a URL.
 *
 * @param environment the process's variables, handed in so that tests can choose them
 * @param inContainer whether {@code localhost} means a container or pod
 */
public record UrlEnvironment(Map<String, String> environment, boolean inContainer) {
    public UrlEnvironment {
        environment = Map.copyOf(environment);
    }

    /** Names the variables only: their values may be secrets. */
    @Override
    public String toString() {
        return "Surroundings" + environment.keySet();
    }
}
