package dev.lifeguard.wiring;

import dev.lifeguard.alert.delivery.AlertLoop;
import dev.lifeguard.alert.delivery.Alertmanagers;
import dev.lifeguard.config.Startup;
import dev.lifeguard.incident.Incidents;
import dev.lifeguard.watch.Watch;
import dev.lifeguard.watch.WatchListener;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** When the watch begins and ends. Commands that look only once start it themselves. */
@Singleton
final class Lifecycle {
    private static final Logger LOG = Logger.getLogger(Lifecycle.class);
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private static final Logger PRINTED = Logger.getLogger("printed");

    private final Vertx vertx;
    private final Startup startup;
    private final boolean logsJson;
    private final Watch watch;
    private final List<WatchListener> listeners;
    private final AlertLoop alerts;
    private final Incidents incidents;
    private final Alertmanagers alertmanagers;

    Lifecycle(
            Vertx vertx,
            Startup startup,
            @ConfigProperty(name = "lifeguard.log.json", defaultValue = "false") boolean logsJson,
            Watch watch,
            @All List<WatchListener> listeners,
            AlertLoop alerts,
            Incidents incidents,
            Alertmanagers alertmanagers) {
        this.vertx = vertx;
        this.startup = startup;
        this.logsJson = logsJson;
        this.watch = watch;
        this.listeners = listeners;
        this.alerts = alerts;
        this.incidents = incidents;
        this.alertmanagers = alertmanagers;
    }

    /**
     * With the first event of a start that has Vert.x and the metrics, before everything else that observes it: a first look
     * takes longer than what is still to be started, the port included.
     */
    void begin(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) Router router) {
        listeners.forEach(watch::listen);
        if (startup.serves()) {
            if (logsJson) {
                PrintedLines.to(PRINTED::warn);
            }
            alertmanagers.greet();
            alerts.begin();
            incidents.begin();
            watch.start();
        }
    }

    /** What is not closed in time ends with the process. */
    void end(@Observes ShutdownEvent event) {
        vertx.exceptionHandler(Lifecycle::tooLate);
        alerts.stop();
        try {
            watch.stop().await().atMost(FAREWELL);
        } catch (RuntimeException e) {
            LOG.debug("the watch did not stop in time", e);
        }
        alertmanagers.close();
    }

    /** What a worker finds when the loop that would take it has ended is nobody's any more, and no error. */
    private static void tooLate(Throwable thrown) {
        if (thrown instanceof RejectedExecutionException) {
            LOG.debug("found too late", thrown);
        } else {
            LOG.error("failed while the process ended", thrown);
        }
    }
}
