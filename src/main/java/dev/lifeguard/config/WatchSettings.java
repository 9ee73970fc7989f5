package dev.lifeguard.config;

import static dev.lifeguard.config.SettingType.SECRET;
import static dev.lifeguard.config.SettingType.TEXT;
import static dev.lifeguard.config.SettingType.YES_OR_NO;
import static dev.lifeguard.config.SettingType.duration;

import dev.lifeguard.database.Secret;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** What is watched, and how often. */
public final class WatchSettings {
    static final SettingGroup ALL = new SettingGroup();

    /** Kept to what no shell and no SQL takes for anything else. */
    static final SettingType<List<String>> REVISIONS = SettingType.text(
            "one or more revisions, separated by commas: letters, digits and any of _ - . : / @",
            "[A-Za-z0-9_.:/@-][A-Za-z0-9_.:/@, -]*",
            WatchSettings::revisions);

    public static final Setting<Secret> DATABASE_URL =
            ALL.optional("lifeguard.database.url", SECRET, "as `LIFEGUARD_DATABASE_URL`: a role of the sidecar's own");
    public static final Setting<String> DATABASE_URL_FILE =
            ALL.optional("lifeguard.database.url-file", TEXT, "the same from a file, read again at every connect");
    public static final Setting<Boolean> READ_ONLY = ALL.of(
            "lifeguard.read-only",
            YES_OR_NO,
            "false",
            "whether the application only reads: a standby is as good as a primary");
    public static final Setting<String> ALEMBIC_DIR = ALL.optional(
            "lifeguard.migrations.alembic.dir",
            TEXT,
            "a mounted directory of Alembic: that of `alembic.ini`, of `env.py`, or of the revisions");
    public static final Setting<String> FLYWAY_DIR =
            ALL.optional("lifeguard.migrations.flyway.dir", TEXT, "a mounted directory of Flyway's scripts");
    public static final Setting<List<String>> EXPECTED_REVISIONS = ALL.optional(
            "lifeguard.migrations.expected",
            REVISIONS,
            "revisions that must be applied, separated by commas, for any tool");
    public static final Setting<Duration> PROBE_INTERVAL = ALL.of(
            "lifeguard.probe.interval",
            duration("100ms", "1h"),
            "2s",
            "between looks while all is well; four times as often while not");
    public static final Setting<Duration> PING_INTERVAL = ALL.of(
            "lifeguard.ping.interval",
            duration("100ms", "1h"),
            "900ms",
            "between pings on the session that is held, where that is shorter; longer with many sidecars on a server");
    public static final Setting<Duration> PROBE_TIMEOUT = ALL.of(
            "lifeguard.probe.timeout",
            duration("50ms", "1m"),
            "1s",
            "for a ping, and for the first answer of a server");
    public static final Setting<Duration> CONNECT_TIMEOUT =
            ALL.of("lifeguard.connect.timeout", duration("50ms", "1m"), "3s", "for name, TCP, TLS and login each");
    public static final Setting<Duration> NEW_CONNECTION_INTERVAL = ALL.of(
            "lifeguard.new-connection.interval",
            duration("5s", "1h"),
            "60s",
            "between new connections that are opened beside the one that is held, to see whether one still can be");
    public static final Setting<Duration> ACTIVITY_INTERVAL = ALL.of(
            "lifeguard.activity.interval",
            duration("1s", "1h"),
            "15s",
            "between looks at who is connected; a quarter of it while something needs a second look");
    public static final Setting<String> DEPLOYMENT = ALL.optional(
            "lifeguard.deployment",
            SettingType.text(
                    "up to 50 letters, digits and any of . _ -", "[A-Za-z0-9][A-Za-z0-9._-]{0,49}", text -> text),
            "what the application is called; in Kubernetes the pod's name tells it. Sessions show it as"
                    + " `lifeguard/<name>`, and by it sidecars of one application know each other");
    public static final Setting<Double> SERVER_SHARE = ALL.of(
            "lifeguard.server.share",
            SettingType.percent("0.01%", "100%"),
            "1%",
            "of one core of the server, for all sidecars there together and each further hundred, at most ten times this;"
                    + " as they become more, each asks more rarely");
    public static final Setting<Duration> MIGRATIONS_INTERVAL = ALL.of(
            "lifeguard.migrations.interval", duration("1s", "1h"), "30s", "between looks at the schema's revisions");
    public static final Setting<Boolean> IDLE_CUTOFF = ALL.of(
            "lifeguard.idle-cutoff.enabled",
            YES_OR_NO,
            "false",
            "whether to find out how long the path lets a connection idle: takes hours, and one more connection");

    private WatchSettings() {}

    private static List<String> revisions(String text) {
        List<String> revisions = Arrays.asList(text.split(" *, *", 17));
        if (revisions.size() > 16
                || revisions.stream().anyMatch(each -> each.isEmpty() || each.length() > 200 || each.contains(" "))) {
            throw new IllegalArgumentException();
        }
        return revisions;
    }
}
