package dev.lifeguard.probe.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class KernelListTest {
    /** A page but for what the next line would have taken, as the kernel answers. */
    private static final String PAGE = ("x".repeat(149) + "\n").repeat(27);

    @Test
    void whatLeavesRoomForMoreWasTheLast() throws IOException {
        Answers kernel = new Answers("heading\none\n");

        assertThat(lines(kernel)).containsExactly("heading", "one");
        assertThat(kernel.asked).isEqualTo(1);
    }

    @Test
    void afterAFullPageMoreIsAskedFor() throws IOException {
        Answers kernel = new Answers(PAGE, PAGE, "last\n");

        assertThat(lines(kernel)).hasSize(55).endsWith("last");
        assertThat(kernel.asked).isEqualTo(3);
    }

    @Test
    void aListThatFillsItsLastPageEnds() throws IOException {
        Answers kernel = new Answers(PAGE);

        assertThat(lines(kernel)).hasSize(27);
        assertThat(kernel.asked).isEqualTo(2);
    }

    @Test
    void aLineThatComesInTwoAnswersIsOne() throws IOException {
        assertThat(lines(new Answers("one\ntw", "o\nthree"))).containsExactly("one", "two", "three");
    }

    @Test
    void emptyLinesAreLines() throws IOException {
        assertThat(lines(new Answers("\n\nx\n"))).containsExactly("", "", "x");
        assertThat(lines(new ByteArrayInputStream(new byte[0]))).isEmpty();
    }

    private static List<String> lines(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        try (KernelList list = new KernelList(in)) {
            for (String line = list.next(); line != null; line = list.next()) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** Each to one read. */
    private static final class Answers extends InputStream {
        private final Deque<String> left;
        private int asked;

        Answers(String... answers) {
            left = new ArrayDeque<>(List.of(answers));
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] into, int at, int most) {
            asked++;
            String answer = left.poll();
            if (answer == null) {
                return -1;
            }
            byte[] bytes = answer.getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(bytes, 0, into, at, bytes.length);
            return bytes.length;
        }
    }
}
