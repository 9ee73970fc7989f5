package dev.lifeguard.wiring;

import dev.lifeguard.config.SettingValues;
import dev.lifeguard.config.Startup;
import dev.lifeguard.config.TargetSettings;
import dev.lifeguard.config.WatchSettings;
import dev.lifeguard.database.Target;
import dev.lifeguard.database.Targets;
import dev.lifeguard.database.UrlEnvironment;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which databases are watched: the one of the command line alone, else all that are configured. */
@Singleton
record ConfiguredTargets(Startup startup, SettingValues settings) {
    List<Target> all() {
        UrlEnvironment around = new UrlEnvironment(withOwnUrl(), inContainer());
        List<Target> targets = startup.url()
                .map(url -> List.of(Targets.of(url.reveal(), around)))
                .orElseGet(() -> Targets.from(around, TargetSettings.all(settings)));
        return settings.get(WatchSettings.READ_ONLY)
                ? targets.stream().map(ConfiguredTargets::reading).toList()
                : targets;
    }

    /** The environment as if the URL had been set in it, wherever it was. */
    private Map<String, String> withOwnUrl() {
        Map<String, String> all = new HashMap<>(System.getenv());
        settings.find(WatchSettings.DATABASE_URL)
                .ifPresent(url -> all.put(WatchSettings.DATABASE_URL.variable(), url.reveal()));
        settings.find(WatchSettings.DATABASE_URL_FILE)
                .ifPresent(path -> all.put(WatchSettings.DATABASE_URL_FILE.variable(), path));
        return Map.copyOf(all);
    }

    /** {@code lifeguard.read-only} speaks of the application's own database. */
    private static Target reading(Target target) {
        return target.name().equals(Target.DEFAULT_NAME) ? new Target(target.name(), target.source(), true) : target;
    }

    /** The marks that Kubernetes, Docker and Podman leave. */
    private boolean inContainer() {
        return System.getenv().containsKey("KUBERNETES_SERVICE_HOST")
                || Files.exists(Path.of("/.dockerenv"))
                || Files.exists(Path.of("/run/.containerenv"));
    }
}
