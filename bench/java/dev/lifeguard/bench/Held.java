package dev.lifeguard.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a process holds that must not grow: memory, descriptors, threads, and its journal on disk. Linux only. */
final class Held {
    private Held() {}

    static String by(Process process, Path journal) throws IOException {
        Path own = Path.of("/proc", Long.toString(process.pid()));
        return ProcessMemory.of(process) + ", " + count(own.resolve("fd")) + " descriptors, "
                + count(own.resolve("task")) + " threads, journal of " + size(journal) / 1024 + " KiB";
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
