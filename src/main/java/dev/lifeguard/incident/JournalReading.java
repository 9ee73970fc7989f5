package dev.lifeguard.incident;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what a journal holds: of each incident the highest revision. Damaged lines are counted and passed over; memory is
 * bounded by one line and the incidents themselves.
 */
final class JournalReading {
    private final Map<String, Incident> found = new LinkedHashMap<>();
    private final byte[] line = new byte[JournalLine.LONGEST];
    private int length;
    private boolean tooLong;
    private int damaged;
    private boolean torn;

    /** @param tail how many bytes at the end of a file count; a larger one was not written by us */
    void read(Path file, long tail) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            in.skipNBytes(Math.max(0, Files.size(file) - tail));
            for (int each = in.read(); each >= 0; each = in.read()) {
                if (each == '\n') {
                    end(false);
                } else if (length < line.length) {
                    line[length++] = (byte) each;
                } else {
                    tooLong = true;
                }
            }
            end(true);
        }
    }

    private void end(boolean unfinished) {
        if (length > 0) {
            Optional<Incident> incident =
                    tooLong ? Optional.empty() : JournalLine.text(line, length).flatMap(IncidentJson::read);
            incident.ifPresentOrElse(
                    read -> found.merge(
                            read.id(), read, (one, other) -> one.revision() > other.revision() ? one : other),
                    () -> lost(unfinished));
        }
        length = 0;
        tooLong = false;
    }

    private void lost(boolean unfinished) {
        if (unfinished) {
            torn = true;
        } else {
            damaged++;
        }
    }

    List<Incident> incidents() {
        return new ArrayList<>(found.values());
    }

    /** Lines in the middle that could not be read. */
    int damaged() {
        return damaged;
    }

    /** Whether a record at the end of a file was not finished. */
    boolean torn() {
        return torn;
    }
}
