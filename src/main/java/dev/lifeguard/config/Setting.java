package dev.lifeguard.config;

import dev.lifeguard.alert.Mute;
import dev.lifeguard.alert.Window;
import dev.lifeguard.drill.DrillPlan;
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

    private static final Kind MUTE = new Kind(
            "a cause, target/cause or target/*", text -> Mute.parse(text).isPresent());
    private static final Kind WINDOW = new Kind(
            "a time in UTC such as 02:00-04:00, Sun 22:00-02:00 or 2026-12-01T22:00:00Z/2026-12-02T02:00:00Z",
            text -> Window.parse(text).isPresent());

    /** All of ours, but those of targets, which carry a name in the middle. */
    static final List<Setting> ALL = List.of(
            new Setting("lifeguard.probe.interval", Kind.duration(Duration.ofMillis(100), Duration.ofHours(1))),
            new Setting("lifeguard.probe.timeout", Kind.duration(Duration.ofMillis(50), MINUTE)),
            new Setting("lifeguard.connect.timeout", Kind.duration(Duration.ofMillis(50), MINUTE)),
            new Setting("lifeguard.activity.interval", Kind.duration(Duration.ofSeconds(1), Duration.ofHours(1))),
            new Setting(PoolSettings.SIZE, Kind.number(1, 10_000)),
            new Setting(PoolSettings.MAX_OVERFLOW, Kind.number(0, 10_000)),
            new Setting(PoolSettings.WORKERS, Kind.number(1, 1_000)),
            new Setting(PoolSettings.REPLICAS, Kind.number(1, 10_000)),
            new Setting(PoolSettings.MAX_SURGE, Kind.NUMBER_OR_PERCENT),
            new Setting(PoolSettings.RECYCLE, Kind.duration(Duration.ofSeconds(1), Duration.ofDays(7))),
            new Setting("lifeguard.idle-cutoff.enabled", Kind.YES_OR_NO),
            new Setting(MigrationSettings.INTERVAL, Kind.duration(Duration.ofSeconds(1), Duration.ofHours(1))),
            new Setting("lifeguard." + MigrationSettings.ALEMBIC_DIR, Kind.TEXT),
            new Setting("lifeguard." + MigrationSettings.FLYWAY_DIR, Kind.TEXT),
            new Setting("lifeguard." + MigrationSettings.EXPECTED, Kind.REVISIONS),
            new Setting(DrillSettings.ENABLED, Kind.YES_OR_NO),
            new Setting(DrillSettings.URL, Kind.DRILLED),
            new Setting("lifeguard.drill.max-requests", Kind.number(1, DrillPlan.MOST_REQUESTS)),
            new Setting("lifeguard.drill.max-concurrency", Kind.number(1, DrillPlan.MOST_CONCURRENCY)),
            new Setting("lifeguard.drill.limit", Kind.duration(Duration.ofSeconds(1), Duration.ofSeconds(45))),
            new Setting("lifeguard.readiness.policy", Kind.oneOf(ReadinessPolicy.class)),
            new Setting("lifeguard.log.json", Kind.YES_OR_NO),
            new Setting(DatabaseSettings.READ_ONLY, Kind.YES_OR_NO),
            new Setting(DatabaseSettings.URL, Kind.TEXT),
            new Setting(DatabaseSettings.URL_FILE, Kind.TEXT),
            new Setting(AlertmanagerSettings.URLS, Kind.listOf(Kind.httpUrl())),
            new Setting(AlertmanagerSettings.TOKEN, Kind.TEXT),
            new Setting(AlertmanagerSettings.TOKEN_FILE, Kind.TEXT),
            new Setting(AlertmanagerSettings.USER, Kind.TEXT),
            new Setting(AlertmanagerSettings.PASSWORD, Kind.TEXT),
            new Setting(AlertmanagerSettings.PASSWORD_FILE, Kind.TEXT),
            new Setting(AlertmanagerSettings.CA_FILE, Kind.TEXT),
            new Setting(AlertSettings.RESEND, Kind.duration(Duration.ofSeconds(1), Duration.ofHours(1))),
            new Setting(AlertSettings.WARNING_AFTER, Kind.duration(Duration.ZERO, Duration.ofHours(1))),
            new Setting(AlertSettings.RESOLVE_AFTER, Kind.duration(Duration.ZERO, Duration.ofHours(1))),
            new Setting(AlertSettings.SILENCE, Kind.listOf(MUTE)),
            new Setting(AlertSettings.MAINTENANCE, Kind.listOf(WINDOW)),
            new Setting(AlertSettings.EXTERNAL_URL, Kind.httpUrl()),
            new Setting(WebhookSettings.TOKEN, Kind.TEXT),
            new Setting(WebhookSettings.TOKEN_FILE, Kind.TEXT),
            new Setting(HistorySettings.STORE, Kind.oneOf(HistorySettings.Store.class)),
            new Setting(HistorySettings.DIR, Kind.TEXT),
            new Setting(HistorySettings.SIZE, Kind.size(HistorySettings.SMALLEST, HistorySettings.LARGEST)),
            new Setting(HistorySettings.RETENTION, Kind.duration(Duration.ofMinutes(1), Duration.ofDays(3650))));

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
