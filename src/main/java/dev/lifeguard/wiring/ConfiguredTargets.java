package dev.lifeguard.wiring;

import dev.lifeguard.config.CommandLineTarget;
import dev.lifeguard.config.DatabaseSettings;
import dev.lifeguard.config.TargetSettings;
import dev.lifeguard.database.NamedUrl;
import dev.lifeguard.database.Target;
import dev.lifeguard.database.Targets;
import dev.lifeguard.database.UrlEnvironment;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** Which databases are watched: the one of the command line alone, else all that are configured. */
@Singleton
final class ConfiguredTargets {
    private final Config config;
    private final Map<String, String> environment = System.getenv();

    ConfiguredTargets(Config config) {
        this.config = config;
    }

    List<Target> all() {
        DatabaseSettings database = DatabaseSettings.of(config);
        UrlEnvironment around = new UrlEnvironment(database.over(environment), inContainer());
        List<Target> targets = CommandLineTarget.url()
                .map(url -> List.of(Targets.of(url.reveal(), around)))
                .orElseGet(() -> Targets.from(around, named()));
        return database.readOnly()
                ? targets.stream().map(ConfiguredTargets::reading).toList()
                : targets;
    }

    private List<NamedUrl> named() {
        return TargetSettings.all(config, environment).stream()
                .map(TargetSettings::named)
                .toList();
    }

    /** {@code lifeguard.read-only} speaks of the application's own database. */
    private static Target reading(Target target) {
        return target.name().equals(Target.DEFAULT_NAME) ? new Target(target.name(), target.source(), true) : target;
    }

    /** The marks that Kubernetes, Docker and Podman leave. */
    private boolean inContainer() {
        return environment.containsKey("KUBERNETES_SERVICE_HOST")
                || Files.exists(Path.of("/.dockerenv"))
                || Files.exists(Path.of("/run/.containerenv"));
    }
}
