package dev.lifeguard.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class BoundedFileTest {
    private static final int MOST = BoundedFile.SMALL;

    @TempDir
    private Path folder;

    @Test
    void whatFitsIsReadAsAWhole() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[MOST]);

        assertThat(BoundedFile.read(file, MOST)).hasSize(MOST);
    }

    @Test
    void oneByteMoreIsTooMuch() throws IOException {
        assertUnreadable(Files.write(folder.resolve("file"), new byte[MOST + 1]), "is larger than 64 KiB");
    }

    @Test
    void twoHundredMegabytesAreNotReadFirst() throws IOException {
        Path file = folder.resolve("huge");
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(200L << 20);
        }

        assertUnreadable(file, "is larger than 64 KiB");
    }

    @Test
    void aDeviceWithoutEndIsNotOpened() {
        Path zero = Path.of("/dev/zero");
        assumeTrue(Files.exists(zero), "this system has no /dev/zero");

        assertUnreadable(zero, "is not a regular file");
    }

    @Test
    void aPipeThatNobodyWritesToIsNotOpened() throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeTrue(made(pipe), "this system has no mkfifo");

        assertUnreadable(pipe, "is not a regular file");
        assertUnreadable(Files.createSymbolicLink(folder.resolve("link"), pipe), "is not a regular file");
    }

    @Test
    void linksThatLeadNowhereOrInACircleAreSaidToBe() throws IOException {
        Path one = folder.resolve("one");
        Path other = Files.createSymbolicLink(folder.resolve("other"), one);
        assertUnreadable(other, "is a link to nothing");

        Files.createSymbolicLink(one, other);

        assertUnreadable(one, "is a link to nothing");
        assertUnreadable(folder.resolve("nowhere"), "does not exist");
        assertUnreadable(folder, "is a directory");
    }

    private static boolean made(Path pipe) throws InterruptedException {
        try {
            return new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private static void assertUnreadable(Path file, String reason) {
        assertThatThrownBy(() -> BoundedFile.read(file, MOST))
                .isInstanceOf(BoundedFile.NotReadable.class)
                .hasMessage(reason);
    }
}
