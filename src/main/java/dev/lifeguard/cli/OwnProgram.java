package dev.lifeguard.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What this process was started with, from {@code /proc}: an executable, or Java with its options and a jar. */
record OwnProgram(List<String> command) {
    private static final Path SELF = Path.of("/proc/self");

    /** @throws IOException where this is not Linux */
    static OwnProgram read() throws IOException {
        String all = Files.readString(SELF.resolve("cmdline"), StandardCharsets.UTF_8);
        List<String> command = new ArrayList<>(List.of(all.split("\0")));
        command.set(0, SELF.resolve("exe").toRealPath().toString());
        return new OwnProgram(List.copyOf(command));
    }

    /** The same, asked for something else: its last argument is the command. */
    List<String> asked(String name) {
        List<String> other = new ArrayList<>(command);
        other.set(other.size() - 1, name);
        return List.copyOf(other);
    }
}
