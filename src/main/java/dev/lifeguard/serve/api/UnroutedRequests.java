package dev.lifeguard.serve.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jboss.logging.Logger;

/** Turns away what never gets to a resource, in the same form as what does. */
@Singleton
record UnroutedRequests(Answers answers) {
    private static final Logger LOG = Logger.getLogger(UnroutedRequests.class);
    private static final int FIRST = 1000;
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    void guard(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    /** What the router refuses, and what fails outside of a resource: before the server's own page for it. */
    void mend(@Observes Router router) {
        router.route().order(-FIRST).failureHandler(this::failed);
    }

    private void failed(RoutingContext context) {
        int status = context.statusCode();
        if (status == 413) {
            answers.refuse(context, status, Paths.tooLarge(context.normalizedPath()));
        } else if (400 <= status && status < 500) {
            answers.refuse(context, status, "The request cannot be understood");
        } else if (context.response().closed()) {
            LOG.debug("a client went away", context.failure());
        } else {
            LOG.error("a request failed", context.failure());
            answers.refuse(context, 500, "The sidecar failed; its log says why");
        }
    }

    private void check(RoutingContext context) {
        String path = context.normalizedPath();
        if (context.request().headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            // A body that nobody reads is a body that nobody counts: the connection ends with the answer.
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
        }
        long largest = Paths.largestBody(path);
        if (tooLarge(context, largest)) {
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            answers.refuse(context, 413, Paths.tooLarge(path));
        } else if (isEncoded(context)) {
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            answers.refuse(context, 415, "An encoded body is not read; accepted is one without Content-Encoding");
        } else if (Paths.nothing(path)) {
            answers.refuse(context, 404, Paths.unknown(path));
        } else if (Paths.monitoring(path) && !READING.contains(context.request().method())) {
            context.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            answers.refuse(context, 405, "This method is not accepted here; accepted are GET, HEAD");
        } else {
            context.next();
        }
    }

    private static boolean isEncoded(RoutingContext context) {
        String encoding = context.request().getHeader(HttpHeaders.CONTENT_ENCODING);
        return encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity");
    }

    private static boolean tooLarge(RoutingContext context, long largest) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length != null && Long.parseLong(length.trim()) > largest;
        } catch (NumberFormatException e) {
            return true;
        }
    }
}
