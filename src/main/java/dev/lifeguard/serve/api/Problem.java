package dev.lifeguard.serve.api;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * What went wrong, for a person and a program.
 *
 * @param detail what was wrong and what is accepted
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
@RegisterForReflection // it travels inside a Response, where the build does not see it
public record Problem(String type, String title, int status, String detail) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Where Netty has the names of an earlier RFC. */
    private static final Map<Integer, String> TITLES = Map.of(413, "Content Too Large", 414, "URI Too Long");

    public static Problem of(int status, String detail) {
        return new Problem(
                "about:blank",
                TITLES.getOrDefault(status, HttpResponseStatus.valueOf(status).reasonPhrase()),
                status,
                detail);
    }

    /** As it travels. */
    public String json() {
        return new JsonObject()
                .put("type", type)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .encode();
    }
}
