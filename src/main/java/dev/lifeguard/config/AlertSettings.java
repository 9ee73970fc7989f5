package dev.lifeguard.config;

import static dev.lifeguard.config.SettingType.HTTP_URL;
import static dev.lifeguard.config.SettingType.SECRET;
import static dev.lifeguard.config.SettingType.TEXT;
import static dev.lifeguard.config.SettingType.duration;
import static dev.lifeguard.config.SettingType.listOf;

import dev.lifeguard.alert.Labels;
import dev.lifeguard.alert.Mute;
import dev.lifeguard.alert.Window;
import dev.lifeguard.database.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** When alerts are sent, where, and with what. */
public final class AlertSettings {
    static final SettingGroup ALL = new SettingGroup();

    private static final int MOST_LABELS = 16;

    public static final Setting<List<URI>> URLS = ALL.optional(
            "lifeguard.alertmanager.urls", listOf(HTTP_URL), "every Alertmanager of a set, separated by commas");
    public static final Setting<Secret> TOKEN =
            ALL.optional("lifeguard.alertmanager.token", SECRET, "sent to them as a bearer token");
    public static final Setting<String> TOKEN_FILE =
            ALL.optional("lifeguard.alertmanager.token-file", TEXT, "the same from a file, read each time; wins");
    public static final Setting<String> USER =
            ALL.optional("lifeguard.alertmanager.user", TEXT, "for basic authentication, where no token is set");
    public static final Setting<Secret> PASSWORD =
            ALL.optional("lifeguard.alertmanager.password", SECRET, "of that user");
    public static final Setting<String> PASSWORD_FILE =
            ALL.optional("lifeguard.alertmanager.password-file", TEXT, "the same from a file, read each time; wins");
    public static final Setting<String> CA_FILE =
            ALL.optional("lifeguard.alertmanager.ca-file", TEXT, "a PEM file of the authorities that vouch for them");
    public static final Setting<Duration> WARNING_AFTER = ALL.of(
            "lifeguard.alerts.warning-after",
            duration("0s", "1h"),
            "10s",
            "how long a warning holds before it is sent");
    public static final Setting<Duration> ROLLOUT_AFTER = ALL.of(
            "lifeguard.alerts.rollout-after",
            duration("0s", "1h"),
            "2m",
            "how long a schema may be behind the code of a pod that starts, before that is sent");
    public static final Setting<Duration> RESOLVE_AFTER = ALL.of(
            "lifeguard.alerts.resolve-after",
            duration("0s", "1h"),
            "5s",
            "how long a cause is gone before it is resolved");
    public static final Setting<Duration> RESEND = ALL.of(
            "lifeguard.alerts.resend",
            duration("1s", "1h"),
            "30s",
            "how often an active alert is sent again; after four times as long without, it ends by itself");
    public static final Setting<List<Mute>> SILENCE = ALL.optional(
            "lifeguard.alerts.silence",
            listOf(SettingType.text(
                    "a cause, target/cause or target/*",
                    ".+",
                    text -> Mute.parse(text).orElseThrow(IllegalArgumentException::new))),
            "causes that are never sent: `cert_expiring`, `reporting/slow_server`, `reporting/*`");
    public static final Setting<List<Window>> MAINTENANCE = ALL.optional(
            "lifeguard.alerts.maintenance",
            listOf(SettingType.text(
                    "a time in UTC such as 02:00-04:00, Sun 22:00-02:00 or 2026-12-01T22:00:00Z/2026-12-02T02:00:00Z",
                    ".+",
                    text -> Window.parse(text).orElseThrow(IllegalArgumentException::new))),
            "times in UTC: `02:00-04:00`, `Sun 22:00-02:00`, `2026-12-01T22:00:00Z/2026-12-02T02:00:00Z`");
    public static final Setting<URI> EXTERNAL_URL = ALL.optional(
            "lifeguard.external-url",
            HTTP_URL,
            "where people reach the sidecar, for links in alerts; by the pod's name where it is not set");

    public static final NamedSetting<String> LABELS = new NamedSetting<>(
            new SettingNames(
                    "lifeguard.alertmanager.labels.",
                    '_',
                    Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]{0,63}"),
                    "up to 64 letters, digits and underscores, not beginning with a digit"),
            "",
            new SettingType<>("1 to 200 characters", Map.of("type", "string"), AlertSettings::label, true),
            "a label for every alert");

    private AlertSettings() {}

    private static String label(String text) {
        if (text.isEmpty() || text.length() > 200) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    static List<String> problems(SettingValues values) {
        List<String> problems = new ArrayList<>();
        String prefix = LABELS.names().prefix();
        int labels = values.names(LABELS).size();
        if (labels > MOST_LABELS) {
            problems.add(prefix + "* names " + labels + " labels; accepted are at most " + MOST_LABELS);
        }
        values.names(LABELS).stream()
                .filter(Labels.OWN::contains)
                .map(name -> prefix + name + " would replace a label of every alert; accepted are other names")
                .forEach(problems::add);
        return problems;
    }
}
