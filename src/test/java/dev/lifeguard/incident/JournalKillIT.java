package dev.lifeguard.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} at random moments: what was said to be kept is there, and what is there can be read. */
@Order(9)
class JournalKillIT {
    /** More with {@code -Dlifeguard.kills=200}. */
    private static final int KILLS = Integer.getInteger("lifeguard.kills", 20);

    private static final int LATEST = 20;

    @TempDir
    private Path folder;

    @Test
    void whatWasKeptSurvivesEveryKill() throws Exception {
        Random random = new Random(9);
        int next = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            int last = writeAndKill(next, random.nextInt(40_000));

            JournalReading reading = read();

            Set<String> ids = reading.incidents().stream().map(Incident::id).collect(Collectors.toSet());
            for (int number = Math.max(0, last - LATEST); number <= last; number++) {
                assertThat(ids)
                        .as("kill %d, incident %d", kill, number)
                        .contains(Stories.incident(number).id());
            }
            assertThat(reading.damaged()).as("kill %d", kill).isZero();
            next = last + 1;
        }
    }

    /** The number of the last incident that the process said it had kept. */
    private int writeAndKill(int first, int micros) throws Exception {
        Process writer = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        JournalWriter.class.getName(),
                        folder.toString(),
                        Integer.toString(first)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = writer.inputReader()) {
            int last = Integer.parseInt(said.readLine());
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(micros));
            writer.toHandle().destroyForcibly();
            for (String line = whole(said); line != null; line = whole(said)) {
                last = Integer.parseInt(line);
            }
            writer.waitFor();
            return last;
        }
    }

    /** A line that was cut off says nothing. */
    private static String whole(BufferedReader said) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int each = said.read(); each >= 0; each = said.read()) {
            if (each == '\n') {
                return line.toString();
            }
            line.append((char) each);
        }
        return null;
    }

    private JournalReading read() throws IOException {
        JournalReading reading = new JournalReading();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".log"))
                    .sorted()
                    .toList()) {
                reading.read(file, Long.MAX_VALUE / 2);
            }
        }
        return reading;
    }
}
