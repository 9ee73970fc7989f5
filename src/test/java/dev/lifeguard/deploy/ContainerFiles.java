package dev.lifeguard.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The files of one container, in a folder of its own. */
record ContainerFiles(Path folder) {
    static ContainerFiles in(Path folder) throws IOException {
        Files.createDirectories(folder);
        ContainerFiles files = new ContainerFiles(folder);
        Files.createDirectories(files.root());
        Files.writeString(files.terminationLog(), "");
        Files.setPosixFilePermissions(files.terminationLog(), PosixFilePermissions.fromString("rw-rw-rw-"));
        return files;
    }

    Path root() {
        return folder.resolve("root");
    }

    Path script() {
        return folder.resolve("start.sh");
    }

    Path log() {
        return folder.resolve("log");
    }

    /** What is at {@code /dev/termination-log} in the container. */
    Path terminationLog() {
        return folder.resolve("termination-log");
    }

    /** A new file for the output of a process that is started in the container. */
    Path output() {
        try {
            return Files.createTempFile(folder, "exec", ".txt");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A container that is started anew says nothing of the one before. */
    void forget() {
        try {
            Files.writeString(terminationLog(), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
