package dev.lifeguard.alert.delivery;

import dev.lifeguard.database.OneLine;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** The beginning of an answer, on one line: enough for the log, however much is sent. */
final class Excerpt {
    private static final int MOST = 200;

    private final Buffer kept = Buffer.buffer();

    void take(Buffer part) {
        int room = MOST - kept.length();
        if (room > 0) {
            kept.appendBuffer(part, 0, Math.min(room, part.length()));
        }
    }

    /** Whether it looks like HTML or XML. */
    boolean isMarkup() {
        return line().startsWith("<");
    }

    /** Empty, or begins with a colon. */
    String text() {
        String line = line();
        return line.isEmpty() ? "" : ": " + line;
    }

    private String line() {
        return OneLine.of(kept.toString(StandardCharsets.UTF_8), MOST);
    }
}
