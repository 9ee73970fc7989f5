package dev.lifeguard.serve.api;

import dev.lifeguard.alert.Annotations;
import dev.lifeguard.alert.CurrentAlerts;
import dev.lifeguard.alert.Labels;
import dev.lifeguard.alert.Lifetime;
import dev.lifeguard.view.Shown;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The part of Alertmanager's API v2 that reads, so that its own clients can read the sidecar.
 *
 * @see <a href="https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml">openapi.yaml</a>
 */
@Path("/api/v2")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class AlertsResource {
    /** What a client that shows the configuration gets to see: there is one receiver, and all goes to it. */
    private static final String CONFIGURATION =
            "route:\n  receiver: " + AlertFilter.RECEIVER + "\nreceivers:\n  - name: " + AlertFilter.RECEIVER + "\n";

    private final CurrentAlerts alerts;
    private final AlertView view;
    private final Lifetime lifetime;
    private final InstantSource clock;
    private final Instant started;
    private final String version;

    AlertsResource(
            CurrentAlerts alerts,
            Labels labels,
            Annotations annotations,
            Lifetime lifetime,
            InstantSource clock,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "unknown") String version) {
        this.alerts = alerts;
        this.view = new AlertView(labels, annotations);
        this.lifetime = lifetime;
        this.clock = clock;
        this.started = clock.instant();
        this.version = version;
    }

    /** Made as the process starts and not when somebody asks first, as it tells since when it runs. */
    void begin(@Observes StartupEvent event) {}

    @GET
    @Path("/alerts")
    public String alerts(@Context UriInfo uri) {
        AlertFilter filter = AlertFilter.of(uri.getQueryParameters());
        Instant now = clock.instant();
        return new JsonArray(alerts.get().stream()
                        .filter(alert -> filter.wants(alert, view.labels(alert)))
                        .map(alert -> view.of(alert, now, lifetime.length()))
                        .toList())
                .encode();
    }

    @GET
    @Path("/status")
    public String status() {
        return new JsonObject()
                .put("cluster", new JsonObject().put("status", "disabled").put("peers", new JsonArray()))
                .put(
                        "versionInfo",
                        new JsonObject()
                                .put("branch", "")
                                .put("buildDate", "")
                                .put("buildUser", "")
                                .put("goVersion", "")
                                .put("revision", "")
                                .put("version", "lifeguard " + version))
                .put("config", new JsonObject().put("original", CONFIGURATION))
                .put("uptime", Shown.time(started))
                .encode();
    }
}
