package dev.lifeguard.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Data of a server that was never used: made by initdb once for each major, and copied, which takes a tenth of the time. */
final class FreshData {
    private static final Map<Integer, Path> MADE = new ConcurrentHashMap<>();

    /** A file system in memory, where there is one. */
    private static final Path MEMORY = Path.of("/dev/shm");

    private static final long ROOM = 2L * 1024 * 1024 * 1024;

    private FreshData() {}

    /**
     * An empty folder, in memory where there is room: a disk's file system does not give the files of a removed server anew
     * for some time, and takes the longer to find others the more of them there are.
     */
    static Path folder(String name) throws IOException {
        boolean inMemory =
                Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > ROOM;
        return inMemory ? Files.createTempDirectory(MEMORY, name) : Files.createTempDirectory(name);
    }

    /** Fills an empty folder. */
    static void copyTo(Path folder, int major) throws IOException {
        Path made = MADE.computeIfAbsent(major, FreshData::make);
        try (Stream<Path> files = Files.walk(made)) {
            for (Path file : files.filter(each -> !each.equals(made)).toList()) {
                Files.copy(file, folder.resolve(made.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static Path make(int major) {
        try {
            Path folder = folder("lifeguard-fresh");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            PostgresBinaries.of(major)
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                    .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .close();
            for (String left : new String[] {"epg-lock", "postmaster.pid", "postmaster.opts"}) {
                Files.deleteIfExists(folder.resolve(left));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a folder and all in it, as far as it can. */
    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
