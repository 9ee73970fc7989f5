package dev.lifeguard.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sockets that this process has open, as Linux tells. So that what other tests hold meanwhile does not count, only those
 * that lead to one port, and those that lead nowhere: not connected yet, or not any more.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_net.5.html">proc_pid_net(5)</a>
 */
public final class OpenSockets {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final Path TABLES = Path.of("/proc/self/net");

    private OpenSockets() {}

    /** Whether they can be counted here. */
    public static boolean areTold() {
        return Files.isDirectory(DESCRIPTORS);
    }

    public static long towards(int port) throws IOException {
        String remote = String.format(":%04X", port);
        Map<String, Boolean> counts = new HashMap<>();
        for (String table : List.of("tcp", "tcp6")) {
            rows(table).forEach(row -> counts.put(row[9], row[2].endsWith(remote)));
        }
        for (String table : List.of("udp", "udp6")) {
            rows(table).forEach(row -> counts.put(row[9], false));
        }
        rows("unix").forEach(row -> counts.put(row[6], false));
        try (Stream<Path> open = Files.list(DESCRIPTORS)) {
            return open.flatMap(each -> inode(each).stream())
                    .filter(inode -> counts.getOrDefault(inode, true))
                    .count();
        }
    }

    private static Stream<String[]> rows(String table) throws IOException {
        Path file = TABLES.resolve(table);
        return Files.exists(file)
                ? Files.readAllLines(file).stream()
                        .skip(1)
                        .map(line -> line.strip().split("\\s+"))
                : Stream.empty();
    }

    /** Of a socket; empty for anything else, and for what was closed in the meantime. */
    private static Optional<String> inode(Path descriptor) {
        try {
            String leads = Files.readSymbolicLink(descriptor).toString();
            return leads.startsWith("socket:[")
                    ? Optional.of(leads.substring("socket:[".length(), leads.length() - 1))
                    : Optional.empty();
        } catch (NoSuchFileException closed) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
