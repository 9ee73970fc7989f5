package dev.lifeguard.config;

import dev.lifeguard.database.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What this process was started for. Its arguments decide it before Quarkus starts, and nothing changes it afterwards.
 *
 * @param serves whether it keeps on running and opens the HTTP port; other commands look when they want to
 * @param url replaces every configured target. Only here: a system property or a key would show up in listings
 * @param fixed settings that follow from the command, whatever else is set
 * @param usual settings of the command where nothing else is set
 * @param besideExecutable whether the file beside the executable is read
 */
public record Startup(
        boolean serves,
        Optional<Secret> url,
        Map<String, String> fixed,
        Map<String, String> usual,
        boolean besideExecutable) {
    /** What holds in builds and tests, where no arguments were read. */
    private static volatile Startup current = new Startup(true, Optional.empty(), Map.of(), Map.of(), false);

    public static Startup serving() {
        return new Startup(true, Optional.empty(), Map.of(), Map.of(), true);
    }

    /** Another command: no port, standard output for the result alone, and no second telling of what it prints anyway. */
    public static Startup once() {
        return new Startup(
                false,
                Optional.empty(),
                Map.of(
                        "quarkus.http.host-enabled", "false",
                        "quarkus.banner.enabled", "false",
                        "quarkus.log.console.stderr", "true",
                        "quarkus.log.category.\"dev.lifeguard.transition\".level", "ERROR"),
                Map.of("quarkus.log.level", "WARN"),
                true);
    }

    /** The same, of this database instead of the configured ones. */
    public Startup of(Optional<Secret> target) {
        return new Startup(serves, target, fixed, usual, besideExecutable);
    }

    /** The same, with a setting where nothing else is set. */
    public Startup usually(Setting<?> setting, String value) {
        Map<String, String> all = new HashMap<>(usual);
        all.put(setting.key(), value);
        return new Startup(serves, url, fixed, all, besideExecutable);
    }

    /** Call it once, before anything is configured. */
    public void begin() {
        current = this;
    }

    public static Startup current() {
        return current;
    }
}
