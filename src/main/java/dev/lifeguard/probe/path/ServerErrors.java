package dev.lifeguard.probe.path;

import static java.util.Objects.requireNonNullElse;

import dev.lifeguard.observation.ServerError;
import io.vertx.core.buffer.Buffer;
import io.vertx.pgclient.PgException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** PostgreSQL's ErrorResponse as the client hands it out, or as it comes raw in answer to an SSLRequest. */
final class ServerErrors {
    /** Longer ones are no ErrorResponse: libpq draws the same line. Bytes. */
    private static final int LONGEST = 30_000;

    private ServerErrors() {}

    static ServerError of(PgException thrown) {
        return new ServerError(
                requireNonNullElse(thrown.getSqlState(), ""),
                requireNonNullElse(thrown.getErrorMessage(), ""),
                requireNonNullElse(thrown.getHint(), ""),
                requireNonNullElse(thrown.getFile(), ""),
                requireNonNullElse(thrown.getRoutine(), ""));
    }

    /** Whether these bytes are the beginning of an ErrorResponse whose rest is still on its way. */
    static boolean isCutShort(Buffer bytes) {
        if (bytes.length() == 0 || bytes.getByte(0) != 'E') {
            return false;
        }
        return bytes.length() < 5 || (bytes.getInt(1) <= LONGEST && bytes.getInt(1) > bytes.length() - 1);
    }

    /**
     * The last words of a server that cannot make another process, and so has nobody to speak the protocol: 'E' and a
     * line of text, as version 2 of the protocol had it.
     *
     * @see <a href="https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/postmaster/postmaster.c">report_fork_failure_to_client</a>
     */
    private static Optional<ServerError> parseOld(Buffer bytes) {
        int end = bytes.length() - 2;
        if (end < 16 || bytes.getByte(0) != 'E' || bytes.getByte(end) != '\n' || bytes.getByte(end + 1) != 0) {
            return Optional.empty();
        }
        String line = bytes.getString(1, end, StandardCharsets.UTF_8.name());
        return Optional.of(new ServerError("", line, "", "", ""));
    }

    /**
     * Reads a whole ErrorResponse: 'E', length, then fields of a type byte and a zero-ended string each, ended by a zero.
     * Empty where the bytes are something else.
     */
    static Optional<ServerError> parse(Buffer bytes) {
        if (bytes.length() < 6 || bytes.getByte(0) != 'E' || bytes.getInt(1) != bytes.length() - 1) {
            return parseOld(bytes);
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
        return Optional.ofNullable(fields.get('C'))
                .map(sqlstate -> new ServerError(
                        sqlstate,
                        fields.getOrDefault('M', ""),
                        fields.getOrDefault('H', ""),
                        fields.getOrDefault('F', ""),
                        fields.getOrDefault('R', "")));
    }
}
