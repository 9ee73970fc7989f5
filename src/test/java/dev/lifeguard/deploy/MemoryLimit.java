package dev.lifeguard.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A control group of this machine, version 1 or 2, that grants its processes so much memory and no swap. */
record MemoryLimit(Path folder) implements AutoCloseable {
    private static final Path GROUPS = Path.of("/sys/fs/cgroup");

    /** Nothing where this machine does not let us. */
    static Optional<MemoryLimit> of(long bytes, String name) {
        boolean first = Files.isDirectory(GROUPS.resolve("memory"));
        Path folder = (first ? GROUPS.resolve("memory") : GROUPS).resolve(name);
        try {
            if (!first) {
                Files.writeString(GROUPS.resolve("cgroup.subtree_control"), "+memory");
            }
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(first ? "memory.limit_in_bytes" : "memory.max"), String.valueOf(bytes));
            return Optional.of(new MemoryLimit(folder));
        } catch (IOException notPermitted) {
            return Optional.empty();
        }
    }

    /** What starts a program under the limit. */
    List<String> inside() {
        return List.of("sh", "-c", "echo 0 > " + folder.resolve("cgroup.procs") + " && exec \"$@\"", "limited");
    }

    /** The most that was in use at a time, in bytes, with what the kernel caches of files. */
    long peak() throws IOException {
        Path second = folder.resolve("memory.peak");
        Path file = Files.exists(second) ? second : folder.resolve("memory.max_usage_in_bytes");
        return Long.parseLong(Files.readString(file).strip());
    }

    /** Where it still holds a process, it stays. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(folder);
    }
}
