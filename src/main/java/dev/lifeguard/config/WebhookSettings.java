package dev.lifeguard.config;

import dev.lifeguard.alert.LabelMatcher;
import dev.lifeguard.database.Secret;
import dev.lifeguard.database.Target;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who may send alerts to the sidecar, and which target an alert is about. */
public final class WebhookSettings {
    static final SettingGroup ALL = new SettingGroup();

    /** Commas outside of quotes. */
    private static final Pattern COMMA = Pattern.compile(",(?=(?:[^\"\\\\]|\\\\.|\"(?:[^\"\\\\]|\\\\.)*\")*$)");

    public static final Setting<Secret> TOKEN =
            ALL.optional("lifeguard.webhook.token", SettingType.SECRET, "what a webhook has to send as a bearer token");
    public static final Setting<String> TOKEN_FILE = ALL.optional(
            "lifeguard.webhook.token-file", SettingType.TEXT, "the same from a file, read each time; wins");

    public static final NamedSetting<List<LabelMatcher>> TARGETS = new NamedSetting<>(
            new SettingNames("lifeguard.webhook.targets.", '-', TargetSettings.NAMES.form(), "the name of a target"),
            "",
            new SettingType<>(
                    "a list of conditions of Alertmanager with commas between them, such as"
                            + " job=\"shop\",env=~\"prod.*\"",
                    Map.of("type", "string", "minLength", 1),
                    WebhookSettings::matchers,
                    true),
            "which alerts are about that target: `job=\"shop\",env=~\"prod.*\"`");

    private WebhookSettings() {}

    static List<LabelMatcher> matchers(String text) {
        return COMMA.splitAsStream(text)
                .map(each -> LabelMatcher.parse(each).orElseThrow(IllegalArgumentException::new))
                .toList();
    }

    static List<String> problems(SettingValues values) {
        List<String> targets = Stream.concat(Stream.of(Target.DEFAULT_NAME), TargetSettings.names(values))
                .sorted()
                .toList();
        return values.names(TARGETS).stream()
                .filter(name -> !targets.contains(name))
                .map(name -> TARGETS.of(name).key() + " names no target; known are " + String.join(", ", targets))
                .toList();
    }
}
