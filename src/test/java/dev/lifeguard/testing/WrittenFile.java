package dev.lifeguard.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A committed file of which parts are written from the code. A test checks them, and writes them anew with {@code
 * -Dwrite=true}: {@code ./mvnw test -Dtest=SettingsTest -Dwrite=true}, then read the difference.
 */
public final class WrittenFile {
    private final Path file;
    private final String committed;
    private String wanted;

    public WrittenFile(Path file) throws IOException {
        this.file = file;
        this.committed = Files.exists(file) ? Files.readString(file) : "";
        this.wanted = committed;
    }

    /** What stands between the two, exclusive of both, which have to be there. */
    public void between(String start, String end, String text) {
        int from = wanted.indexOf(start);
        assertThat(from).as("%s: place of %s", file, start).isNotNegative();
        int body = from + start.length();
        wanted = wanted.substring(0, body) + text + wanted.substring(wanted.indexOf(end, body));
    }

    /** The whole of it. */
    public void is(String text) {
        wanted = text;
    }

    public void check() throws IOException {
        if (Boolean.getBoolean("write")) {
            Files.writeString(file, wanted);
        } else {
            assertThat(committed).as("%s, see WrittenFile", file).isEqualTo(wanted);
        }
    }
}
