package dev.lifeguard.incident;

import dev.lifeguard.database.FailureReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Incidents on disk: files that only grow, a line for each revision. Every process begins a file of its own, so that a
 * record its predecessor did not finish harms none. A batch is forced to the disk before it counts as kept. When the files
 * together are larger than allowed, what still matters is written to a new one, which then takes their place. Not safe for
 * several threads at a time; a lock keeps other processes out.
 */
final class Journal implements Sink, AutoCloseable {
    /** A sidecar that is restarted again and again leaves a small file each time. */
    private static final int MOST_FILES = 16;

    private final JournalFolder folder;
    private final long size;
    private final Supplier<List<Incident>> all;
    private @Nullable FileChannel lock;
    private @Nullable FileChannel out;
    private long number;
    private long total;
    private long sound;
    private int files;
    private volatile boolean untidy;

    /**
     * @param size bytes all files together may take; while they are rewritten, half as much more
     * @param all what still matters, newest first; asked on the caller's thread of {@link #keep}
     */
    Journal(Path folder, long size, Supplier<List<Incident>> all) {
        this.folder = new JournalFolder(folder);
        this.size = size;
        this.all = all;
    }

    @Override
    public String name() {
        return "journal";
    }

    /** Takes the folder for this process and reads what is in it. */
    JournalReading open() throws IOException {
        lock = folder.lock();
        JournalReading reading = new JournalReading();
        for (Path segment : folder.segments()) {
            reading.read(segment, 2 * size);
            total += Files.size(segment);
            number = JournalFolder.numberOf(segment);
            files++;
        }
        untidy = reading.damaged() > 0 || files > MOST_FILES;
        return reading;
    }

    /** Some of what it holds no longer matters: the next batch rewrites it. Any thread. */
    void tidy() {
        untidy = true;
    }

    @Override
    public void keep(List<Incident> incidents) throws StorageException {
        try {
            if (!incidents.isEmpty()) {
                write(lines(incidents, Long.MAX_VALUE));
            }
            if (total > size || untidy) {
                rewrite();
            }
        } catch (IOException failed) {
            throw new StorageException(
                    StorageFault.lasting("the journal in " + folder + " cannot be written: " + reason(failed)));
        }
    }

    private void write(byte[] lines) throws IOException {
        FileChannel channel = channel();
        // What an earlier attempt left unfinished is cut off, so that no good line is glued to it.
        channel.truncate(sound);
        channel.position(sound);
        writeAll(channel, lines);
        channel.force(false);
        sound += lines.length;
        total += lines.length;
    }

    private FileChannel channel() throws IOException {
        FileChannel present = out;
        if (present == null) {
            present = FileChannel.open(
                    folder.segment(number + 1), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            number++;
            sound = 0;
            out = present;
        }
        return present;
    }

    /** What still matters, as far as half of the space goes, in a file that appears whole or not at all. */
    private void rewrite() throws IOException {
        byte[] lines = lines(all.get(), size / 2);
        Path draft = folder.draft();
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            writeAll(channel, lines);
            channel.force(true);
        }
        List<Path> old = folder.segments();
        closeSegment();
        number++;
        Files.move(draft, folder.segment(number), StandardCopyOption.ATOMIC_MOVE);
        for (Path each : old) {
            Files.deleteIfExists(each);
        }
        total = lines.length;
        untidy = false;
    }

    private static void writeAll(FileChannel channel, byte[] lines) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(lines);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }

    private static byte[] lines(List<Incident> incidents, long most) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (Incident incident : incidents) {
            byte[] line = JournalLine.of(IncidentJson.stored(incident).encode());
            if (lines.size() + line.length > most) {
                break;
            }
            lines.writeBytes(line);
        }
        return lines.toByteArray();
    }

    /** Ours and the system's own words; never those that would only repeat the path. */
    static String reason(IOException failed) {
        String message = failed.getMessage();
        return message == null || failed instanceof FileSystemException ? FailureReason.of(failed) : message;
    }

    private void closeSegment() throws IOException {
        FileChannel present = out;
        out = null;
        if (present != null) {
            present.close();
        }
    }

    @Override
    public void close() throws IOException {
        closeSegment();
        FileChannel present = lock;
        lock = null;
        if (present != null) {
            present.close();
        }
    }
}
