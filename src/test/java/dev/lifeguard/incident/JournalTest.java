package dev.lifeguard.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final long SIZE = 1024 * 1024;

    @TempDir
    private Path folder;

    private final List<Incident> all = new ArrayList<>();

    @Test
    void whatWasKeptIsReadInItsLatestRevision() throws Exception {
        Incident first = Stories.incident(1);
        keep(first, Stories.incident(2), first.ended(java.util.Optional.of(Stories.START)));

        JournalReading reading = read();

        assertThat(reading.incidents())
                .containsExactly(first.ended(java.util.Optional.of(Stories.START)), Stories.incident(2));
        assertThat(reading.damaged()).isZero();
        assertThat(reading.torn()).isFalse();
    }

    @Test
    void aRecordThatEndsAtAnyByteCostsItselfAndNothingElse() throws Exception {
        keep(Stories.incident(1), Stories.incident(2));
        Path segment = segments().get(0);
        byte[] whole = Files.readAllBytes(segment);
        int firstEnds = new String(whole, StandardCharsets.UTF_8).indexOf('\n') + 1;

        for (int length = 0; length <= whole.length; length++) {
            Files.write(segment, java.util.Arrays.copyOf(whole, length));

            JournalReading reading = read();

            int complete = length >= whole.length - 1 ? 2 : length >= firstEnds - 1 ? 1 : 0;
            boolean between =
                    length == 0 || length == firstEnds - 1 || length == firstEnds || length >= whole.length - 1;
            assertThat(reading.incidents()).as("cut at %d", length).hasSize(complete);
            assertThat(reading.torn()).as("cut at %d", length).isEqualTo(!between);
            assertThat(reading.damaged()).isZero();
        }
    }

    @Test
    void whatIsWrittenAfterATornRecordIsRead() throws Exception {
        keep(Stories.incident(1));
        Files.writeString(segments().get(0), "lg1 00000000 {\"id\":", StandardOpenOption.APPEND);

        keep(Stories.incident(2));

        JournalReading reading = read();
        assertThat(reading.incidents()).hasSize(2);
        assertThat(reading.torn() || reading.damaged() == 1).isTrue();
    }

    @Test
    void garbageInTheMiddleIsPassedOverAndCounted() throws Exception {
        keep(Stories.incident(1), Stories.incident(2), Stories.incident(3));
        Path segment = segments().get(0);
        List<String> lines = Files.readAllLines(segment);
        byte[] noise = new byte[4_000];
        new Random(7).nextBytes(noise);
        Files.writeString(segment, lines.get(0) + "\n");
        Files.writeString(segment, lines.get(1).replace("refused", "REFUSED") + "\n\n", StandardOpenOption.APPEND);
        Files.write(segment, noise, StandardOpenOption.APPEND);
        Files.writeString(segment, "\n" + lines.get(2) + "\n", StandardOpenOption.APPEND);

        JournalReading reading = read();

        assertThat(reading.incidents()).containsExactly(Stories.incident(1), Stories.incident(3));
        assertThat(reading.damaged()).isPositive();
    }

    @Test
    void aLineWithoutEndTakesNoMemory() throws Exception {
        Path segment = folder.resolve("incidents-00000001.log");
        Files.writeString(segment, "x".repeat(2 * JournalLine.LONGEST) + "\n");
        Files.write(
                segment, JournalLine.of(IncidentJson.stored(Stories.incident(1)).encode()), StandardOpenOption.APPEND);

        JournalReading reading = read();

        assertThat(reading.incidents()).hasSize(1);
        assertThat(reading.damaged()).isEqualTo(1);
    }

    @Test
    void theFilesTogetherStayWithinTheirSize() throws Exception {
        long size = 64 * 1024;
        try (Journal journal = new Journal(folder, size, () -> all)) {
            journal.open();
            for (int i = 0; i < 500; i++) {
                all.add(0, Stories.incident(i));
                journal.keep(List.of(all.get(0)));
                assertThat(total()).isLessThanOrEqualTo(size + 2_000);
            }
        }

        List<Incident> read = read().incidents();
        assertThat(read).contains(Stories.incident(499)).hasSizeLessThan(500);
        assertThat(read.stream().map(Incident::id).sorted().skip(read.size() - 20L))
                .containsExactlyElementsOf(IntStream.range(480, 500)
                        .mapToObj(i -> Stories.incident(i).id())
                        .toList());
    }

    @Test
    void restartsAgainAndAgainLeaveFewFiles() throws Exception {
        for (int i = 0; i < 60; i++) {
            all.add(0, Stories.incident(i));
            keep(Stories.incident(i));
        }

        assertThat(segments()).hasSizeLessThan(20);
        assertThat(read().incidents()).hasSize(60);
    }

    @Test
    void twoSidecarsDoNotShareAFolder() throws Exception {
        try (Journal first = new Journal(folder, SIZE, () -> all);
                Journal second = new Journal(folder, SIZE, () -> all)) {
            first.open();

            assertThatThrownBy(second::open).isInstanceOf(IOException.class).hasMessageContaining("another sidecar");
        }
    }

    @Test
    void aFolderThatVanishesIsSaidAndNoFault() throws Exception {
        try (Journal journal = new Journal(folder, SIZE, () -> all)) {
            journal.open();
            Files.delete(folder.resolve("lock"));
            Files.delete(folder);

            assertThatThrownBy(() -> journal.keep(List.of(Stories.incident(1))))
                    .isInstanceOf(StorageException.class)
                    .hasMessage("the journal in " + folder + " cannot be written: there is no such file");
        }
    }

    @Test
    void jsonSurvivesTheWayThereAndBack() {
        Incident rich = Stories.rich();

        assertThat(IncidentJson.read(IncidentJson.stored(rich).encode())).contains(rich);
    }

    private void keep(Incident... incidents) throws Exception {
        try (Journal journal = new Journal(folder, SIZE, () -> all)) {
            journal.open();
            journal.keep(List.of(incidents));
        }
    }

    private JournalReading read() throws IOException {
        JournalReading reading = new JournalReading();
        for (Path segment : segments()) {
            reading.read(segment, 2 * SIZE);
        }
        return reading;
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
    }

    private long total() throws IOException {
        long bytes = 0;
        for (Path segment : segments()) {
            bytes += Files.size(segment);
        }
        return bytes;
    }
}
