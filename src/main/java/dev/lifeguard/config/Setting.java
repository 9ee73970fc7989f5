package dev.lifeguard.config;

import dev.lifeguard.serve.health.ReadinessPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A key that can be set.
 *
 * @param key as in {@code application.properties}
 * @param kind what its value may be
 */
record Setting(String key, Kind kind) {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** All of ours, but those of targets, which carry a name in the middle. */
    static final List<Setting> ALL = List.of(
            new Setting("lifeguard.probe.interval", Kind.duration(Duration.ofMillis(100), Duration.ofHours(1))),
            new Setting("lifeguard.probe.timeout", Kind.duration(Duration.ofMillis(50), MINUTE)),
            new Setting("lifeguard.connect.timeout", Kind.duration(Duration.ofMillis(50), MINUTE)),
            new Setting("lifeguard.readiness.policy", Kind.oneOf(ReadinessPolicy.class)),
            new Setting("lifeguard.log.json", Kind.YES_OR_NO),
            new Setting(DatabaseSettings.READ_ONLY, Kind.YES_OR_NO),
            new Setting(DatabaseSettings.URL, Kind.TEXT),
            new Setting(DatabaseSettings.URL_FILE, Kind.TEXT));

    /** Set by the program itself for its own use. */
    static final String COMMAND = "lifeguard.command";

    /** Keys of Quarkus that the manual names; a wrong value of theirs would end in a stack trace. */
    static final List<Setting> OF_QUARKUS = List.of(new Setting("quarkus.http.port", Kind.number(0, 65535)));

    /** The name of the environment variable, for example {@code LIFEGUARD_PROBE_INTERVAL}. */
    String variable() {
        return variable(key);
    }

    static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
