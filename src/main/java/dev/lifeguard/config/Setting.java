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
record Setting(String key, SettingType kind) {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final SettingType MUTE = new SettingType(
            "a cause, target/cause or target/*", text -> Mute.parse(text).isPresent());
    private static final SettingType WINDOW = new SettingType(
            "a time in UTC such as 02:00-04:00, Sun 22:00-02:00 or 2026-12-01T22:00:00Z/2026-12-02T02:00:00Z",
            text -> Window.parse(text).isPresent());

    /** All of ours, but those of targets, which carry a name in the middle. */
    static final List<Setting> ALL = List.of(
            new Setting("lifeguard.probe.interval", SettingType.duration(Duration.ofMillis(100), Duration.ofHours(1))),
            new Setting("lifeguard.probe.timeout", SettingType.duration(Duration.ofMillis(50), MINUTE)),
            new Setting("lifeguard.connect.timeout", SettingType.duration(Duration.ofMillis(50), MINUTE)),
            new Setting(
                    "lifeguard.activity.interval", SettingType.duration(Duration.ofSeconds(1), Duration.ofHours(1))),
            new Setting(PoolSettings.SIZE, SettingType.number(1, 10_000)),
            new Setting(PoolSettings.MAX_OVERFLOW, SettingType.number(0, 10_000)),
            new Setting(PoolSettings.WORKERS, SettingType.number(1, 1_000)),
            new Setting(PoolSettings.REPLICAS, SettingType.number(1, 10_000)),
            new Setting(PoolSettings.MAX_SURGE, SettingType.NUMBER_OR_PERCENT),
            new Setting(PoolSettings.RECYCLE, SettingType.duration(Duration.ofSeconds(1), Duration.ofDays(7))),
            new Setting("lifeguard.idle-cutoff.enabled", SettingType.YES_OR_NO),
            new Setting(MigrationSettings.INTERVAL, SettingType.duration(Duration.ofSeconds(1), Duration.ofHours(1))),
            new Setting("lifeguard." + MigrationSettings.ALEMBIC_DIR, SettingType.TEXT),
            new Setting("lifeguard." + MigrationSettings.FLYWAY_DIR, SettingType.TEXT),
            new Setting("lifeguard." + MigrationSettings.EXPECTED, SettingType.REVISIONS),
            new Setting(DrillSettings.ENABLED, SettingType.YES_OR_NO),
            new Setting(DrillSettings.URL, SettingType.DRILLED),
            new Setting("lifeguard.drill.max-requests", SettingType.number(1, DrillPlan.MOST_REQUESTS)),
            new Setting("lifeguard.drill.max-concurrency", SettingType.number(1, DrillPlan.MOST_CONCURRENCY)),
            new Setting("lifeguard.drill.limit", SettingType.duration(Duration.ofSeconds(1), Duration.ofSeconds(45))),
            new Setting("lifeguard.readiness.policy", SettingType.oneOf(ReadinessPolicy.class)),
            new Setting("lifeguard.log.json", SettingType.YES_OR_NO),
            new Setting(DatabaseSettings.READ_ONLY, SettingType.YES_OR_NO),
            new Setting(DatabaseSettings.URL, SettingType.TEXT),
            new Setting(DatabaseSettings.URL_FILE, SettingType.TEXT),
            new Setting(AlertmanagerSettings.URLS, SettingType.listOf(SettingType.httpUrl())),
            new Setting(AlertmanagerSettings.TOKEN, SettingType.TEXT),
            new Setting(AlertmanagerSettings.TOKEN_FILE, SettingType.TEXT),
            new Setting(AlertmanagerSettings.USER, SettingType.TEXT),
            new Setting(AlertmanagerSettings.PASSWORD, SettingType.TEXT),
            new Setting(AlertmanagerSettings.PASSWORD_FILE, SettingType.TEXT),
            new Setting(AlertmanagerSettings.CA_FILE, SettingType.TEXT),
            new Setting(AlertSettings.RESEND, SettingType.duration(Duration.ofSeconds(1), Duration.ofHours(1))),
            new Setting(AlertSettings.WARNING_AFTER, SettingType.duration(Duration.ZERO, Duration.ofHours(1))),
            new Setting(AlertSettings.RESOLVE_AFTER, SettingType.duration(Duration.ZERO, Duration.ofHours(1))),
            new Setting(AlertSettings.SILENCE, SettingType.listOf(MUTE)),
            new Setting(AlertSettings.MAINTENANCE, SettingType.listOf(WINDOW)),
            new Setting(AlertSettings.EXTERNAL_URL, SettingType.httpUrl()),
            new Setting(WebhookSettings.TOKEN, SettingType.TEXT),
            new Setting(WebhookSettings.TOKEN_FILE, SettingType.TEXT),
            new Setting(HistorySettings.STORE, SettingType.oneOf(HistorySettings.Store.class)),
            new Setting(HistorySettings.DIR, SettingType.TEXT),
            new Setting(HistorySettings.SIZE, SettingType.size(HistorySettings.SMALLEST, HistorySettings.LARGEST)),
            new Setting(HistorySettings.RETENTION, SettingType.duration(Duration.ofMinutes(1), Duration.ofDays(3650))));

    /** Set by the program itself for its own use. */
    static final String COMMAND = "lifeguard.command";

    /** Keys of Quarkus that the manual names; a wrong value of theirs would end in a stack trace. */
    static final List<Setting> OF_QUARKUS = List.of(new Setting("quarkus.http.port", SettingType.number(0, 65535)));

    /** The name of the environment variable, for example {@code LIFEGUARD_PROBE_INTERVAL}. */
    String variable() {
        return variable(key);
    }

    static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
