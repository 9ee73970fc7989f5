package dev.lifeguard.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartMemoryTest {
    private static final Path EXECUTABLE = Path.of("/opt/life guard");

    @Test
    void codeAndTheHeapThatIsOnlyReadAreGivenBack() {
        assertThat(of(
                        "55aad9a30000-55aadb18b000 r-xp 00060000 fe:00 5677285                    /opt/life guard",
                        "Rss:               17900 kB",
                        "Anonymous:             0 kB",
                        "VmFlags: rd ex mr mw me",
                        "7f007e255000-7f007ea60000 r--p 03315000 fe:00 5677285                    /opt/life guard",
                        "Anonymous:             0 kB"))
                .containsExactly(
                        new StartMemory.Range(0x55aad9a30000L, 0x55aadb18b000L),
                        new StartMemory.Range(0x7f007e255000L, 0x7f007ea60000L));
    }

    @Test
    void whatCanBeWrittenToStays() {
        assertThat(of(
                        "7f007d4da000-7f007e255000 rw-p 0259a000 fe:00 5677285                    /opt/life guard",
                        "Anonymous:             0 kB"))
                .isEmpty();
    }

    @Test
    void whatWasWrittenToBeforeItWasProtectedStays() {
        assertThat(of(
                        "55aadb1a7000-55aadb1a8000 r--p 017d7000 fe:00 5677285                    /opt/life guard",
                        "Private_Dirty:         4 kB",
                        "Anonymous:             4 kB"))
                .isEmpty();
    }

    @Test
    void whatWasWrittenToAndIsInSwapStays() {
        assertThat(of(
                        "55aadb1a6000-55aadb1a7000 r--p 017d6000 fe:00 5677285                    /opt/life guard",
                        "Anonymous:             0 kB",
                        "Swap:                  4 kB",
                        "55aadb1a7000-55aadb1a8000 r--p 017d7000 fe:00 5677285                    /opt/life guard",
                        "Anonymous:             4 kB",
                        "Swap:                  4 kB"))
                .isEmpty();
    }

    @Test
    void whatIsOfAnotherFileOrOfNoneStays() {
        assertThat(of(
                        "7f0080000000-7f0080028000 r-xp 00026000 fe:00 1234                       /lib/libc.so.6",
                        "Anonymous:             0 kB",
                        "7f0080128000-7f0080228000 r--p 00000000 00:00 0",
                        "Anonymous:             0 kB",
                        "7f0080328000-7f0080428000 r--s 00000000 fe:00 5677285                    /opt/life guard",
                        "Anonymous:             0 kB"))
                .isEmpty();
    }

    @Test
    void thisKernelTellsIt() throws IOException {
        Path self = Path.of("/proc/self");

        assertThat(StartMemory.of(
                        Files.readSymbolicLink(self.resolve("exe")), Files.readAllLines(self.resolve("smaps"))))
                .isNotEmpty()
                .allMatch(range -> range.from() < range.to());
    }

    private static List<StartMemory.Range> of(String... smaps) {
        return StartMemory.of(EXECUTABLE, List.of(smaps));
    }
}
