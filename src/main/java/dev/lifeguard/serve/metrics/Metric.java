package dev.lifeguard.serve.metrics;

import org.eclipse.microprofile.metrics.Metadata;

/** Every metric there is. Prometheus' endings {@code _total} and, for timers, {@code _seconds} are added by the engine. */
enum Metric {
    UP("lifeguard_up", "1 while the application could work with the target, else 0"),
    FINDING("lifeguard_finding", "1 while the cause holds, 0 afterwards"),
    PROBE_PHASE("lifeguard_probe_phase", "How long a phase of the way to the database took"),
    CONNECTED(
            "lifeguard_connected_timestamp_seconds",
            "When a connection to the target was tried last, whether or not it was opened, in seconds since 1970: the phases up"
                    + " to the login are of then"),
    PROBES("lifeguard_probes", "Looks at a target, by how they ended"),
    CERTIFICATE_NOT_AFTER(
            "lifeguard_certificate_not_after_timestamp_seconds",
            "When the earliest certificate of the server's chain expires, in seconds since 1970"),
    CONNECTIONS("lifeguard_connections", "Sessions of clients on the whole server, by what they do"),
    CONNECTIONS_MAX("lifeguard_connections_max", "The server's max_connections"),
    CONNECTIONS_USABLE(
            "lifeguard_connections_usable", "Connections that the application's role can have: max less the reserved"),
    CONNECTIONS_DEMAND(
            "lifeguard_connections_demand", "The most connections that the declared pools of all replicas can ask for"),
    POD_CONNECTIONS("lifeguard_pod_connections", "Sessions of the application beside this sidecar, by what they do"),
    ALERTS_SENT("lifeguard_alerts_sent", "Alerts told to Alertmanagers, by what became of it; each attempt counts"),
    PEERS("lifeguard_peers", "Sessions of other sidecars on the server, by the application name they show"),
    SERVER_TIME(
            "lifeguard_server_time_seconds",
            "How long our own questions to the target took, the network included: the server was busy for less"),
    MIGRATIONS_PENDING("lifeguard_migrations_pending", "Migrations that have yet to be applied, where it is known"),
    BUILD_INFO("lifeguard_build_info", "Which build this is; always 1");

    static final String TARGET = "target";
    static final String CAUSE = "cause";
    static final String SEVERITY = "severity";
    static final String SCOPE = "scope";
    static final String PHASE = "phase";
    static final String PROBE = "probe";
    static final String OUTCOME = "outcome";
    static final String TOOL = "tool";
    static final String STATE = "state";
    static final String VERSION = "version";
    static final String JAVA = "java";

    private final String series;
    private final String help;

    Metric(String series, String help) {
        this.series = series;
        this.help = help;
    }

    Metadata metadata() {
        return Metadata.builder().withName(series).withDescription(help).build();
    }
}
