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

    /** Whether any of the variables names a file of credentials. */
    boolean namesFile() {
        return environment.keySet().stream()
                .anyMatch(name -> name.endsWith("_FILE") || name.equals("PGPASSFILE") || name.startsWith("PGSERVICE"));
    }

    /** Whether a URL names a file of passwords or of services. */
    static boolean namesFile(String url) {
        return url.contains("passfile") || url.contains("service=");
    }

    /** Names the variables only: their values may be secrets. */
    @Override
    public String toString() {
        return "UrlEnvironment" + environment.keySet();
    }
}
