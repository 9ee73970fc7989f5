package dev.lifeguard.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What a process occupies, in kibibytes.
 *
 * @param resident all that is in memory, files that are mapped and shared included
 * @param anonymous what is its own: heap, stacks, code that was compiled
 */
record ProcessMemory(long resident, long anonymous) {
    /** Linux only; elsewhere it says so. */
    static Object of(Process process) {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        try {
            return new ProcessMemory(field(status, "VmRSS:"), field(status, "RssAnon:"));
        } catch (IOException elsewhere) {
            return "measured on Linux only";
        }
    }

    private static long field(Path status, String name) throws IOException {
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f MiB, %.1f MiB of it anonymous", resident / 1024.0, anonymous / 1024.0);
    }
}
