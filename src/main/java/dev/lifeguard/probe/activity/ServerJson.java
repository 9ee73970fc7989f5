package dev.lifeguard.probe.activity;

import static java.util.Objects.requireNonNullElse;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.jackson.JacksonCodec;
import org.jspecify.annotations.Nullable;

/**
 * JSON in an answer of a server. It is read piece by piece: to find out first how Jackson maps it onto classes, as the
 * constructors of Vert.x do in Quarkus, would hold up the first look by two milliseconds.
 */
final class ServerJson {
    private ServerJson() {}

    /**
     * Without members where there is no text.
     *
     * @throws DecodeException where it is no object
     */
    static JsonObject object(@Nullable String text) {
        if (read(requireNonNullElse(text, "{}")) instanceof JsonObject object) {
            return object;
        }
        throw new DecodeException("no object");
    }

    /**
     * Without elements where there is no text.
     *
     * @throws DecodeException where it is no array
     */
    static JsonArray array(@Nullable String text) {
        if (read(requireNonNullElse(text, "[]")) instanceof JsonArray array) {
            return array;
        }
        throw new DecodeException("no array");
    }

    private static @Nullable Object read(String text) {
        return JacksonCodec.fromParser(JacksonCodec.createParser(text), Object.class);
    }
}
