package dev.lifeguard.serve.page;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/**
 * A file of the page, with what a browser may do with it: nothing but what this very sidecar serves, and no text made
 * into markup. It is kept but asked about each time, so that an upgrade never mixes old files with new ones.
 *
 * @see <a href="https://www.w3.org/TR/trusted-types/">Trusted Types</a>
 */
final class PageAnswer {
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'; trusted-types 'none'";

    private PageAnswer() {}

    static Response.ResponseBuilder to(Request request, PageFile file) {
        EntityTag tag = new EntityTag(file.tag());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer =
                unchanged == null ? Response.ok(file.text(), file.type()).tag(tag) : unchanged.tag(tag);
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer");
    }
}
