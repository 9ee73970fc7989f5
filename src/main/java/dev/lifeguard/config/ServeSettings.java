package dev.lifeguard.config;

import static dev.lifeguard.config.SettingType.HTTP_URL;
import static dev.lifeguard.config.SettingType.TEXT;
import static dev.lifeguard.config.SettingType.YES_OR_NO;
import static dev.lifeguard.config.SettingType.duration;
import static dev.lifeguard.config.SettingType.number;
import static dev.lifeguard.config.SettingType.oneOf;

import dev.lifeguard.drill.DrillPlan;
import dev.lifeguard.serve.health.ReadinessPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** How the sidecar answers, and what it keeps. */
public final class ServeSettings {
    static final SettingGroup ALL = new SettingGroup();

    public static final Setting<ReadinessPolicy> READINESS_POLICY = ALL.of(
            "lifeguard.readiness.policy",
            oneOf(ReadinessPolicy.class),
            "auto",
            "when the pod is ready: `auto`, `strict`, `startup` or `off`; the README says what each means");
    public static final Setting<URI> READINESS_APP_URL = ALL.optional(
            "lifeguard.readiness.app-url",
            HTTP_URL,
            "the application's own health endpoint, which `/health/ready` asks as well, at most once a second");
    public static final Setting<HistoryStore> HISTORY_STORE = ALL.of(
            "lifeguard.history.store",
            oneOf(HistoryStore.class),
            "file",
            "where incidents are kept: `file` in a journal, `postgres` in the default target's database as well, `memory` nowhere");
    public static final Setting<String> HISTORY_DIR =
            ALL.of("lifeguard.history.dir", TEXT, "/var/lib/lifeguard", "of the journal; created only where it is set");
    public static final Setting<Long> HISTORY_SIZE =
            ALL.of("lifeguard.history.size", SettingType.size("64K", "1024M"), "8M", "that the journal may take");
    public static final Setting<Duration> HISTORY_RETENTION = ALL.of(
            "lifeguard.history.retention", duration("1m", "3650d"), "30d", "the age at which an incident is forgotten");

    /** Off by default, since every client of the port could start one. */
    public static final Setting<Boolean> DRILL_ENABLED =
            ALL.of("lifeguard.drill.enabled", YES_OR_NO, "false", "whether `POST /api/v1/drill` may start one");

    public static final Setting<URI> DRILL_URL = ALL.optional(
            "lifeguard.drill.url",
            SettingType.text(
                    "an http:// or https:// URL with a host and no user",
                    "(?i:https?)://[^/?#@]+([/?#].*)?",
                    DrillPlan::url),
            "the application's health endpoint, the only address that is ever asked");
    public static final Setting<Integer> DRILL_REQUESTS =
            ALL.of("lifeguard.drill.max-requests", number(1, DrillPlan.MOST_REQUESTS), "500", "in all");
    public static final Setting<Integer> DRILL_CONCURRENCY =
            ALL.of("lifeguard.drill.max-concurrency", number(1, DrillPlan.MOST_CONCURRENCY), "100", "requests at once");

    /** The answer has to come before a connection counts as idle. */
    public static final Setting<Duration> DRILL_LIMIT =
            ALL.of("lifeguard.drill.limit", duration("1s", "45s"), "30s", "after which no request is sent any more");

    /** Handed on to Quarkus by {@code application.properties}. */
    static final Setting<Boolean> LOG_JSON = ALL.of("lifeguard.log.json", YES_OR_NO, "false", "one JSON object a line");

    /** A key of Quarkus, whose wrong values would end in a stack trace. */
    public static final Setting<Integer> PORT =
            ALL.of("quarkus.http.port", number(0, 65_535), "9432", "of everything that is served; 0 for a free one");

    private ServeSettings() {}

    static List<String> problems(SettingValues values) {
        boolean nowhere = !values.isSet(DRILL_URL)
                && values.given(DRILL_ENABLED).filter("true"::equalsIgnoreCase).isPresent();
        return nowhere
                ? List.of(DRILL_ENABLED.key() + " needs " + DRILL_URL.key() + ", the health endpoint to drill")
                : List.of();
    }
}
