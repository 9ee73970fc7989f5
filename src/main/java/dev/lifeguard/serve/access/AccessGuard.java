package dev.lifeguard.serve.access;

import dev.lifeguard.serve.api.Answers;
import dev.lifeguard.serve.api.Paths;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Turns away who may not ask, before anything of the request is looked at but its head. */
@Singleton
record AccessGuard(PortAccess access, Answers answers) {
    private static final int BEFORE_ALL_OTHERS = 1_100;
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    void guard(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ALL_OTHERS);
    }

    private void check(RoutingContext context) {
        if (Paths.isHealth(context.normalizedPath())) {
            context.next();
            return;
        }
        HttpServerRequest request = context.request();
        HostAndPort self = request.authority();
        Origin origin = new Origin(request.getHeader(HttpHeaders.ORIGIN), request.getHeader("Sec-Fetch-Site"));
        if (self != null && !access.hosts().accept(self.host())) {
            answers.refuseAndClose(
                    context,
                    403,
                    "This Host is not accepted, since pages of other sites could read what is here; accepted are"
                            + " addresses, localhost, names of the cluster, and those in lifeguard.http.hosts");
        } else if (origin.isForeign(self, access.hosts()) && !isLink(request)) {
            String what = READING.contains(request.method()) ? "read" : "post";
            answers.refuseAndClose(context, 403, "Pages of other sites may not " + what + " here, only link to it");
        } else if (access.certificate() && !hasCertificate(request)) {
            answers.refuseAndClose(
                    context,
                    403,
                    "A certificate of the client is missing; accepted are those that lifeguard.http.tls.client-ca signed");
        } else {
            wanted(request, context.normalizedPath()).ifPresentOrElse(token -> check(token, context), context::next);
        }
    }

    /** A link that somebody followed shows its page to that person alone; nothing of another site's page reads it. */
    private static boolean isLink(HttpServerRequest request) {
        String shownAs = request.getHeader("Sec-Fetch-Dest");
        return READING.contains(request.method())
                && request.getHeader(HttpHeaders.ORIGIN) == null
                && "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                && (shownAs == null || shownAs.equals("document"));
    }

    private static boolean hasCertificate(HttpServerRequest request) {
        try {
            return request.isSSL() && !request.connection().peerCertificates().isEmpty();
        } catch (SSLPeerUnverifiedException none) {
            return false;
        }
    }

    private Optional<Token> wanted(HttpServerRequest request, String path) {
        boolean reports = path.equals(Paths.WEBHOOK) && request.method().equals(HttpMethod.POST);
        return reports ? access.webhookToken().or(access::token) : access.token();
    }

    /** The token may have to be read; meanwhile the body waits. */
    private void check(Token token, RoutingContext context) {
        HttpServerRequest request = context.request();
        request.pause();
        token.check(
                request.getHeader(HttpHeaders.AUTHORIZATION), context.vertx().getOrCreateContext(), admitted -> {
                    if (admitted) {
                        request.resume();
                        context.next();
                    } else {
                        context.response()
                                .headers()
                                .add("WWW-Authenticate", "Bearer")
                                .add("WWW-Authenticate", "Basic realm=\"lifeguard\", charset=\"UTF-8\"");
                        answers.refuseAndClose(
                                context,
                                401,
                                "The token is missing or wrong; accepted is Authorization: Bearer with the one that is"
                                        + " configured");
                    }
                });
    }
}
