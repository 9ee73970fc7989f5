package dev.lifeguard.probe.socket;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A list that the kernel makes while it is read, line by line. It answers with whole lines, a page of them if there are so
 * many. One that leaves room for more was the last, and is not asked after: to say that there is no more the kernel would
 * look through all of its table once again, which is half of what a list of sockets costs.
 *
 * @see <a href="https://docs.kernel.org/filesystems/seq_file.html">seq_file</a>
 */
final class KernelList implements AutoCloseable {
    /** Less than the smallest page by more than any line is long. */
    private static final int FULL = 3_072;

    private final byte[] buffer = new byte[8_192];
    private final InputStream in;
    private int from;
    private int to;
    private boolean last;

    KernelList(InputStream in) {
        this.in = in;
    }

    static KernelList of(Path file) throws IOException {
        return new KernelList(new FileInputStream(file.toFile()));
    }

    /** The next line, without its end; null after the last. */
    @Nullable String next() throws IOException {
        String begun = "";
        while (from < to || more()) {
            int end = end();
            String part = new String(buffer, from, end - from, StandardCharsets.ISO_8859_1);
            from = end + 1;
            if (end < to) {
                return begun.isEmpty() ? part : begun + part;
            }
            begun += part;
        }
        return begun.isEmpty() ? null : begun;
    }

    private int end() {
        int at = from;
        while (at < to && buffer[at] != '\n') {
            at++;
        }
        return at;
    }

    private boolean more() throws IOException {
        if (last) {
            return false;
        }
        from = 0;
        to = Math.max(0, in.read(buffer));
        last = to == 0 || (to < FULL && buffer[to - 1] == '\n');
        return to > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
