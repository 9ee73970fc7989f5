package dev.lifeguard.probe.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketOwnersTest {
    @TempDir
    Path proc;

    @Test
    void aSocketIsOfTheProcessThatHasItOpen() throws IOException {
        open("17", "3", "socket:[4711]");
        open("17", "4", "/dev/null");
        open("18", "3", "socket:[4712]");
        Files.createDirectory(proc.resolve("self"));
        Files.createDirectories(proc.resolve("19"));

        assertThat(new SocketOwners(proc).of(Set.of(4711L, 4712L, 4713L)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(4711L, 17, 4712L, 18));
    }

    /** As seen in a process that is busy with files: some are gone when it is asked what they are. */
    @Test
    void whatIsClosedMeanwhileHidesNothingElse() throws Exception {
        for (int i = 0; i < 20; i++) {
            Files.createFile(Files.createDirectories(proc.resolve("17/fd")).resolve(String.valueOf(i)));
            open("17", String.valueOf(100 + i), "socket:[" + (4711 + i) + "]");
        }

        assertThat(new SocketOwners(proc).of(Set.of(4711L, 4730L))).isEqualTo(Map.of(4711L, 17, 4730L, 17));
    }

    @Test
    void withoutProcessesThereIsNothingToTell() {
        assertThat(new SocketOwners(proc.resolve("none")).of(Set.of(1L))).isEmpty();
    }

    @Test
    void theKernelTellsOfOurs() throws Exception {
        try (ServerSocket server = new ServerSocket(0);
                Socket client = new Socket("127.0.0.1", server.getLocalPort())) {
            long inode = new SocketTable(Path.of("/proc/net"))
                    .all(client.getPort(), client.getInetAddress()::equals)
                    .get(0)
                    .inode();

            // of this process alone, since a machine may have more of them than a pod
            long own = ProcessHandle.current().pid();
            Files.createSymbolicLink(proc.resolve(String.valueOf(own)), Path.of("/proc", String.valueOf(own)));
            assertThat(new SocketOwners(proc).of(Set.of(inode))).containsEntry(inode, (int) own);
        }
    }

    private void open(String process, String file, String target) throws IOException {
        Path files = Files.createDirectories(proc.resolve(process).resolve("fd"));
        Files.createSymbolicLink(files.resolve(file), Path.of(target));
    }
}
