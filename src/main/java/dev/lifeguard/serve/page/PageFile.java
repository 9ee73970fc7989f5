package dev.lifeguard.serve.page;

import dev.lifeguard.finding.ClassPathText;
import dev.lifeguard.finding.Place;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One file of the page, in memory.
 *
 * @param tag changes with the content
 */
record PageFile(String name, MediaType type, String text, String tag) {
    private static final Map<String, MediaType> TYPES = Map.of(
            "html", MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"),
            "css", new MediaType("text", "css", "UTF-8"),
            "js", new MediaType("text", "javascript", "UTF-8"),
            "svg", new MediaType("image", "svg+xml"));

    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'; trusted-types 'none'";

    /** The only way in which the page speaks of one, so that no name in the code is taken for a word. */
    private static final Pattern POD = Pattern.compile("[Tt]his pod\\b");

    static PageFile load(String name, Place place) {
        String text = ClassPathText.read("page/" + name);
        String told = POD.matcher(text).replaceAll(found -> place.told(found.group()));
        MediaType type =
                TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), MediaType.APPLICATION_OCTET_STREAM_TYPE);
        return new PageFile(name, type, told, digest(told.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * With what a browser may do with it: nothing but what this very sidecar serves, and no text made into markup. It is
     * kept but asked about each time, so that an upgrade never mixes old files with new ones.
     *
     * @see <a href="https://www.w3.org/TR/trusted-types/">Trusted Types</a>
     */
    Response.ResponseBuilder to(Request request) {
        EntityTag entity = new EntityTag(tag);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(entity);
        Response.ResponseBuilder answer =
                unchanged == null ? Response.ok(text, type).tag(entity) : unchanged.tag(entity);
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer");
    }

    private static String digest(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has SHA-256
        }
    }
}
