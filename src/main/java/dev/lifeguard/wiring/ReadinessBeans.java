package dev.lifeguard.wiring;

import dev.lifeguard.config.ServeSettings;
import dev.lifeguard.config.SettingValues;
import dev.lifeguard.incident.HistoryPolicy;
import dev.lifeguard.serve.health.ApplicationEndpoint;
import dev.lifeguard.serve.health.HealthyBefore;
import dev.lifeguard.serve.health.Readiness;
import dev.lifeguard.time.Time;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The policy that was chosen, and whom else to ask. */
final class ReadinessBeans {
    @Singleton
    Readiness readiness(SettingValues settings, HealthyBefore before) {
        return new Readiness(settings.get(ServeSettings.READINESS_POLICY), before::was);
    }

    /** In Kubernetes alone: elsewhere nothing tells a restart from another configuration. */
    @Singleton
    HealthyBefore healthyBefore(HistoryPolicy history, Vertx vertx) {
        Optional<String> pod = ThisPod.identity();
        return new HealthyBefore(
                history.dir().filter(dir -> pod.isPresent()),
                pod.orElse(""),
                task -> vertx.executeBlocking(() -> {
                    task.run();
                    return null;
                }));
    }

    @Singleton
    Optional<ApplicationEndpoint> application(SettingValues settings, Vertx vertx, Time time) {
        return settings.find(ServeSettings.READINESS_APP_URL)
                .map(url -> new ApplicationEndpoint(vertx, url.toString(), time));
    }
}
