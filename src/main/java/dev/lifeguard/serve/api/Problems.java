package dev.lifeguard.serve.api;

import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.channels.ClosedChannelException;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every exception of a request as a problem. Nothing of an exception's own text is shown but our own. */
record Problems(RandomGenerator random) {
    private static final Logger LOG = Logger.getLogger(Problems.class);

    @ServerExceptionMapper
    Response refused(RequestRefused refusal) {
        return answer(refusal.problem()).build();
    }

    @ServerExceptionMapper
    Response notFound(NotFoundException exception, UriInfo uri) {
        return answer(Problem.of(404, Paths.unknown(uri.getRequestUri().getRawPath())))
                .build();
    }

    @ServerExceptionMapper
    Response notAllowed(NotAllowedException exception, UriInfo uri) {
        String path = uri.getRequestUri().getRawPath();
        return answer(Problem.of(405, Paths.accepts(path)))
                .header(HttpHeaders.ALLOW, Paths.methods(path))
                .build();
    }

    @ServerExceptionMapper
    Response notAcceptable(NotAcceptableException exception, UriInfo uri) {
        return answer(Problem.of(406, Paths.offers(uri.getRequestUri().getRawPath())))
                .build();
    }

    @ServerExceptionMapper
    Response notSupported(NotSupportedException exception) {
        return answer(Problem.of(415, "This media type is not accepted here; accepted is text/plain"))
                .build();
    }

    @ServerExceptionMapper
    Response other(WebApplicationException exception) {
        int status = exception.getResponse().getStatus();
        return status >= 500
                ? failed(exception)
                : answer(Problem.of(status, "The request is malformed")).build();
    }

    /** A client that goes before it has sent everything is no fault of ours, and nobody reads the answer. */
    @ServerExceptionMapper({HttpClosedException.class, StreamResetException.class, ClosedChannelException.class})
    Response gone(Exception gone) {
        LOG.debug("a client went away", gone);
        return answer(Problem.of(400, "The request is incomplete")).build();
    }

    /** A fault of ours: the log says what, the answer only where to look. */
    @ServerExceptionMapper
    Response failed(Throwable fault) {
        String reference = new UUID(random.nextLong(), random.nextLong()).toString();
        LOG.errorf(fault, "a request failed reference=%s", reference);
        return answer(Problem.of(500, "The sidecar failed; its log says why, reference " + reference))
                .build();
    }

    private static Response.ResponseBuilder answer(Problem problem) {
        return Response.status(problem.status()).entity(problem).type(Problem.MEDIA_TYPE);
    }
}
