package dev.lifeguard.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * The database of the application, beside what {@code DATABASE_URL} and libpq's variables say.
 *
 * @param url a URL of the sidecar's own, which wins
 * @param urlFile a file that holds it, read again at every connect
 * @param readOnly whether the application only reads there, so that a standby will do
 */
public record DatabaseSettings(Optional<String> url, Optional<String> urlFile, boolean readOnly) {
    static final String URL = "lifeguard.database.url";
    static final String URL_FILE = "lifeguard.database.url-file";
    static final String READ_ONLY = "lifeguard.read-only";

    public static DatabaseSettings of(Config config) {
        SettingValues values = new SettingValues(config);
        return new DatabaseSettings(
                values.verbatim(URL),
                values.verbatim(URL_FILE),
                values.text(READ_ONLY).map(Boolean::parseBoolean).orElse(false));
    }

    /** The URL may hold a password. */
    @Override
    public String toString() {
        return "DatabaseSettings[readOnly=" + readOnly + "]";
    }

    /** The environment as if the URL had been set in it, wherever it was. */
    public Map<String, String> over(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        url.ifPresent(text -> all.put("LIFEGUARD_DATABASE_URL", text));
        urlFile.ifPresent(text -> all.put("LIFEGUARD_DATABASE_URL_FILE", text));
        return Map.copyOf(all);
    }
}
