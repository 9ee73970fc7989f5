package dev.lifeguard.config;

import dev.lifeguard.alert.AlertPolicy;
import dev.lifeguard.alert.Mute;
import dev.lifeguard.alert.Silences;
import dev.lifeguard.alert.Window;
import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/**
 * When alerts are sent.
 *
 * @param resend how often an active alert is told again; after four times as long without, it ends by itself
 * @param externalUrl where people reach the sidecar, for links in alerts; without a slash at its end
 */
public record AlertSettings(AlertPolicy policy, Duration resend, String externalUrl) {
    static final String RESEND = "lifeguard.alerts.resend";
    static final String WARNING_AFTER = "lifeguard.alerts.warning-after";
    static final String RESOLVE_AFTER = "lifeguard.alerts.resolve-after";
    static final String SILENCE = "lifeguard.alerts.silence";
    static final String MAINTENANCE = "lifeguard.alerts.maintenance";
    static final String EXTERNAL_URL = "lifeguard.external-url";

    /** Without a URL of its own the sidecar says what it knows: its host's name and its port, as Prometheus does. */
    public static AlertSettings of(Config config, Map<String, String> environment) {
        SettingValues values = new SettingValues(config);
        Silences silences = new Silences(
                CommaList.of(values.text(SILENCE).orElse("")).stream()
                        .flatMap(text -> Mute.parse(text).stream())
                        .toList(),
                CommaList.of(values.text(MAINTENANCE).orElse("")).stream()
                        .flatMap(text -> Window.parse(text).stream())
                        .toList());
        String own = "http://" + environment.getOrDefault("HOSTNAME", "localhost") + ":"
                + values.text("quarkus.http.port").orElse("9432");
        return new AlertSettings(
                new AlertPolicy(
                        duration(values, WARNING_AFTER, Duration.ofSeconds(10)),
                        duration(values, RESOLVE_AFTER, Duration.ofSeconds(5)),
                        silences),
                duration(values, RESEND, Duration.ofSeconds(30)),
                values.text(EXTERNAL_URL).orElse(own).replaceFirst("/+$", ""));
    }

    private static Duration duration(SettingValues values, String key, Duration standard) {
        return values.text(key).map(DurationConverter::parseDuration).orElse(standard);
    }
}
