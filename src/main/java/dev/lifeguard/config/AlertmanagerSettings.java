package dev.lifeguard.config;

import dev.lifeguard.alert.delivery.AlertmanagerAccess;
import dev.lifeguard.alert.delivery.AlertmanagerAccess.TextSource;
import dev.lifeguard.database.Secret;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Where alerts are sent. */
public final class AlertmanagerSettings {
    static final String URLS = "lifeguard.alertmanager.urls";
    static final String TOKEN = "lifeguard.alertmanager.token";
    static final String TOKEN_FILE = "lifeguard.alertmanager.token-file";
    static final String USER = "lifeguard.alertmanager.user";
    static final String PASSWORD = "lifeguard.alertmanager.password";
    static final String PASSWORD_FILE = "lifeguard.alertmanager.password-file";
    static final String CA_FILE = "lifeguard.alertmanager.ca-file";

    private AlertmanagerSettings() {}

    public static AlertmanagerAccess access(Config config) {
        SettingValues values = new SettingValues(config);
        return new AlertmanagerAccess(
                CommaList.of(values.text(URLS).orElse("")).stream()
                        .map(URI::create)
                        .toList(),
                secret(values, TOKEN, TOKEN_FILE),
                values.text(USER),
                secret(values, PASSWORD, PASSWORD_FILE),
                values.text(CA_FILE));
    }

    /** The labels that every alert carries beside its own. */
    public static Map<String, String> labels(Config config, Map<String, String> environment) {
        return NamedValues.ALERT_LABELS.in(config, environment);
    }

    /** A secret that is set itself or stands in a file; the file wins, and is read each time. */
    static Optional<TextSource> secret(SettingValues values, String key, String fileKey) {
        Optional<TextSource> fromFile = values.text(fileKey).map(path -> () -> TextFile.read(path));
        return fromFile.or(() -> values.verbatim(key).map(text -> () -> Optional.of(Secret.of(text))));
    }
}
