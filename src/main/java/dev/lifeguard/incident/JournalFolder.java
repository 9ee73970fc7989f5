package dev.lifeguard.incident;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a journal. */
record JournalFolder(Path path) {
    private static final Pattern SEGMENT = Pattern.compile("incidents-(\\d{8})\\.log");

    /** Held until the channel is closed; fails where another process has it. */
    FileChannel lock() throws IOException {
        FileChannel channel =
                FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            taken = channel.tryLock() != null;
        } catch (OverlappingFileLockException ours) {
            throw new IOException("another sidecar writes there", ours);
        } finally {
            if (!taken) {
                channel.close();
            }
        }
        if (!taken) {
            throw new IOException("another sidecar writes there");
        }
        return channel;
    }

    /** Oldest first. */
    List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file ->
                            SEGMENT.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    Path segment(long number) {
        return path.resolve(String.format("incidents-%08d.log", number));
    }

    static long numberOf(Path segment) {
        String name = segment.getFileName().toString();
        return Long.parseLong(name.substring(name.indexOf('-') + 1, name.indexOf('.')));
    }

    /** What is written as a whole before it becomes a segment. */
    Path draft() {
        return path.resolve("rewriting.tmp");
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
