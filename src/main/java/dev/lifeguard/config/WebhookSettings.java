package dev.lifeguard.config;

import dev.lifeguard.alert.LabelMatcher;
import dev.lifeguard.alert.delivery.AlertmanagerAccess.TextSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/** Who may send alerts to the sidecar, and which target an alert is about. */
public final class WebhookSettings {
    static final String TOKEN = "lifeguard.webhook.token";
    static final String TOKEN_FILE = "lifeguard.webhook.token-file";

    /** Commas outside of quotes. */
    private static final Pattern COMMA = Pattern.compile(",(?=(?:[^\"\\\\]|\\\\.|\"(?:[^\"\\\\]|\\\\.)*\")*$)");

    private WebhookSettings() {}

    /** Empty where anybody may. */
    public static Optional<TextSource> token(Config config) {
        return AlertmanagerSettings.secret(new SettingValues(config), TOKEN, TOKEN_FILE);
    }

    /** What an alert's labels have to be, by target; empty where nothing is configured. */
    public static Map<String, List<LabelMatcher>> targets(Config config, Map<String, String> environment) {
        Map<String, List<LabelMatcher>> targets = new LinkedHashMap<>();
        NamedValues.WEBHOOK_TARGETS.in(config, environment).forEach((name, text) -> targets.put(name, matchers(text)));
        return targets;
    }

    /** Empty where one of them is none. */
    static List<LabelMatcher> matchers(String text) {
        List<LabelMatcher> matchers = new ArrayList<>();
        for (String each : COMMA.splitAsStream(text).toList()) {
            Optional<LabelMatcher> matcher = LabelMatcher.parse(each);
            if (matcher.isEmpty()) {
                return List.of();
            }
            matchers.add(matcher.get());
        }
        return matchers;
    }
}
