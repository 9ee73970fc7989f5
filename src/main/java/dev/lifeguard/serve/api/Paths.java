package dev.lifeguard.serve.api;

import java.util.Set;

/** What there is to be asked for. */
public final class Paths {
    /** Where Alertmanagers report to. */
    public static final String WEBHOOK = "/api/v1/alertmanager";

    /** Where changes are told as they happen. */
    public static final String EVENTS = "/api/v1/events";

    /** Bytes of a message of an Alertmanager: some ten thousand alerts. It is read piece by piece. */
    public static final long LARGEST_WEBHOOK = 8 * 1024 * 1024;

    /** Bytes of any other body. */
    static final long LARGEST_BODY = 64 * 1024;

    private static final String ALL = "/, /health, /health/live, /health/ready, /health/started, /metrics,"
            + " /api/v1/diagnosis, /api/v1/diagnosis/{target}, /api/v1/explain, /api/v1/causes, /runbooks/{cause},"
            + " /api/v1/incidents, /api/v1/events, /api/v1/alertmanager, /api/v1/drill, /api/v2/alerts, /api/v2/status";
    static final String EXPLAIN = "/api/v1/explain";
    private static final String METRICS = "/metrics";
    private static final Set<String> HEALTH = Set.of("/health/", "/health/live", "/health/ready", "/health/started");
    private static final int LONGEST = 100;

    private Paths() {}

    static String unknown(String path) {
        return "There is nothing at " + shortened(path) + "; there are " + ALL;
    }

    static long largestBody(String path) {
        return path.equals(WEBHOOK) ? LARGEST_WEBHOOK : LARGEST_BODY;
    }

    static String tooLarge(String path) {
        return "The body is too large; accepted are up to " + largestBody(path) + " bytes";
    }

    /** The value of {@code Allow}. */
    static String methods(String path) {
        return switch (path) {
            case "/api/v1/diagnosis" -> "GET, HEAD, OPTIONS, POST";
            case EXPLAIN, "/api/v1/drill" -> "OPTIONS, POST";
            default -> "GET, HEAD, OPTIONS";
        };
    }

    static String accepts(String path) {
        return "This method is not accepted here; accepted are " + methods(path);
    }

    static String offers(String path) {
        String accepted = path.startsWith("/runbooks/")
                ? "text/html, text/markdown, text/plain"
                : path.equals("/") || path.equals("/api/v1/causes")
                        ? "application/json, text/html"
                        : "application/json";
        return "None of the accepted media types can be served; offered are " + accepted;
    }

    /** Whether the kubelet asks there. */
    public static boolean isHealth(String path) {
        return path.equals("/health") || path.startsWith("/health/");
    }

    /** Whether something else than a resource answers there, which checks neither methods nor what follows. */
    static boolean monitoring(String path) {
        return path.equals(METRICS) || isHealth(path);
    }

    /**
     * The handlers of metrics and health take more below their paths for themselves than there is: {@code
     * /health/group/anything} would be UP for a probe that asks for it by mistake.
     */
    static boolean nothing(String path) {
        return path.startsWith(METRICS + "/") || (path.startsWith("/health/") && !HEALTH.contains(path));
    }

    static String shortened(String path) {
        return path.length() > LONGEST ? path.substring(0, LONGEST) + "…" : path;
    }
}
