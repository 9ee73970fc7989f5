package dev.lifeguard.incident;

import dev.lifeguard.testing.FuzzTarget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A journal that somebody else wrote to: as it is, and as lines whose sums are right. */
public final class JournalFuzz implements FuzzTarget {
    @Override
    public void read(byte[] input) throws IOException {
        Path file = Files.createTempFile("journal", ".log");
        try {
            Files.write(file, input);
            new JournalReading().read(file, input.length);
            Files.write(file, JournalLine.of(new String(input, StandardCharsets.UTF_8).replace('\n', ' ')));
            JournalReading reading = new JournalReading();
            reading.read(file, Files.size(file));
            reading.incidents().forEach(each -> IncidentJson.shown(each).encode());
        } finally {
            Files.delete(file);
        }
    }
}
