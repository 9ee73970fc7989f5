package dev.lifeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminationMessageTest {
    @TempDir
    private Path folder;

    @Test
    void theReasonTakesThePlaceOfWhatWasThere() throws IOException {
        Path file = Files.writeString(folder.resolve("termination-log"), "of an earlier container, and longer");

        new TerminationMessage(file).write("  default  timed out  auth_failed\n");

        assertThat(file).hasContent("default  timed out  auth_failed");
    }

    @Test
    void moreThanKubernetesKeepsIsNotWritten() throws IOException {
        Path file = Files.createFile(folder.resolve("termination-log"));

        new TerminationMessage(file).write("x".repeat(4_097));

        assertThat(Files.size(file)).isEqualTo(4_096);
    }

    @Test
    void outsideOfKubernetesNothingIsCreated() {
        new TerminationMessage(folder.resolve("termination-log")).write("why");

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileThatCannotBeWrittenIsNoFaultOfItsOwn() throws IOException {
        Path directory = Files.createDirectory(folder.resolve("termination-log"));

        new TerminationMessage(directory).write("why");

        assertThat(directory).isEmptyDirectory();
    }
}
