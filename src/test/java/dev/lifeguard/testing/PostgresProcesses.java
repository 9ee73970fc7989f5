package dev.lifeguard.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The processes of a server on some data, to which signals are sent. */
record PostgresProcesses(Path data) {
    /** To the postmaster alone. */
    void postmaster(String signal) {
        signal(signal, List.of(postmaster()));
    }

    /** To the postmaster and its children. */
    void all(String signal) {
        long parent = postmaster();
        List<Long> all = new ArrayList<>(List.of(parent));
        ProcessHandle.of(parent).ifPresent(handle -> handle.children().forEach(child -> all.add(child.pid())));
        signal(signal, all);
    }

    /** Those that are stopped go on, where the server is there at all. */
    void wake() {
        if (ProcessHandle.of(postmaster()).isPresent()) {
            all("CONT");
        }
    }

    static void one(String signal, long pid) {
        signal(signal, List.of(pid));
    }

    private long postmaster() {
        try {
            return Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process that has ended meanwhile needs no signal. */
    private static void signal(String name, List<Long> pids) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        pids.forEach(pid -> command.add(Long.toString(pid)));
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
