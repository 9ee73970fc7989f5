package dev.lifeguard.probe.path;

import dev.lifeguard.observation.ServerError;
import io.vertx.core.buffer.Buffer;
import io.vertx.pgclient.PgException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's ErrorResponse as the client hands it out, or as it comes raw in answer to an SSLRequest. */
final class ServerErrors {
    private ServerErrors() {}

    static ServerError of(PgException thrown) {
        return new ServerError(
                text(thrown.getSqlState()),
                text(thrown.getSeverity()),
                text(thrown.getErrorMessage()),
                text(thrown.getDetail()),
                text(thrown.getHint()),
                text(thrown.getFile()),
                text(thrown.getRoutine()));
    }

    /**
     * Reads a whole ErrorResponse: 'E', length, then fields of a type byte and a zero-ended string each, ended by a zero.
     * Empty where the bytes are something else.
     */
    static Optional<ServerError> parse(Buffer bytes) {
        if (bytes.length() < 6 || bytes.getByte(0) != 'E' || bytes.getInt(1) != bytes.length() - 1) {
            return Optional.empty();
        }
        Map<Character, String> fields = new HashMap<>();
        int at = 5;
        while (at < bytes.length() && bytes.getByte(at) != 0) {
            int end = at + 1;
            while (end < bytes.length() && bytes.getByte(end) != 0) {
                end++;
            }
            fields.put((char) bytes.getByte(at), bytes.getString(at + 1, end, StandardCharsets.UTF_8.name()));
            at = end + 1;
        }
        if (!fields.containsKey('C')) {
            return Optional.empty();
        }
        return Optional.of(new ServerError(
                text(fields.get('C')),
                text(fields.get('S')),
                text(fields.get('M')),
                text(fields.get('D')),
                text(fields.get('H')),
                text(fields.get('F')),
                text(fields.get('R'))));
    }

    private static String text(@Nullable String field) {
        return field == null ? "" : field;
    }
}
