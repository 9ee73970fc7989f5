package dev.lifeguard.serve.metrics;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which of Prometheus' two formats is sent. The extension takes only the full media type of OpenMetrics, refuses a bare
 * one with 406 and sends it to {@code *}{@code /*}; a scrape must never fail for what it accepts, so the header is
 * replaced by the one that leads to the right format.
 */
final class Exposition {
    private static final String PATH = "/metrics";
    private static final String OPEN_METRICS = "application/openmetrics-text";
    private static final int EARLY = 900;

    void choose(@Observes Filters filters) {
        filters.register(Exposition::choose, EARLY);
    }

    private static void choose(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (PATH.equals(request.path())) {
            request.headers().set(HttpHeaders.ACCEPT, format(request.headers().get(HttpHeaders.ACCEPT)));
        }
        context.next();
    }

    private static String format(@Nullable String accept) {
        boolean open = accept != null && accept.toLowerCase(Locale.ROOT).contains(OPEN_METRICS);
        return open ? OPEN_METRICS + "; version=1.0.0; charset=utf-8" : "text/plain";
    }
}
