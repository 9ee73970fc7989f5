package dev.lifeguard.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The processor time that a PostgreSQL has taken, with all its processes, those that have ended included. Linux only. */
final class ServerTime {
    private static final Path PROC = Path.of("/proc");
    private static final int PARENT = 1;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;
    private static final int TICK_NANOS = 10_000_000;

    private ServerTime() {}

    /** @param data the server's data directory */
    static Duration of(Path data) throws IOException {
        String postmaster =
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
        long nanos = onProcessor(postmaster) + ended(postmaster);
        try (Stream<Path> all = Files.list(PROC)) {
            for (Path process : all.filter(path -> path.getFileName().toString().matches("[0-9]+"))
                    .toList()) {
                String pid = process.getFileName().toString();
                List<String> fields = fields(pid);
                if (!fields.isEmpty() && fields.get(PARENT).equals(postmaster)) {
                    nanos += onProcessor(pid);
                }
            }
        }
        return Duration.ofNanos(nanos);
    }

    /** Of children that were waited for. */
    private static long ended(String pid) {
        List<String> fields = fields(pid);
        return (Long.parseLong(fields.get(CHILDREN_USER)) + Long.parseLong(fields.get(CHILDREN_SYSTEM))) * TICK_NANOS;
    }

    private static long onProcessor(String pid) {
        try {
            return Long.parseLong(
                    Files.readString(PROC.resolve(pid).resolve("schedstat")).split(" ")[0]);
        } catch (IOException ended) {
            return 0;
        }
    }

    /** What follows the name, which may hold anything: the state, the parent, and so on. */
    private static List<String> fields(String pid) {
        try {
            String stat = Files.readString(PROC.resolve(pid).resolve("stat"));
            return List.of(stat.substring(stat.lastIndexOf(')') + 2).strip().split(" "));
        } catch (IOException ended) {
            return List.of();
        }
    }
}
