package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.testing.Named;
import dev.lifeguard.testing.Peer;
import dev.lifeguard.testing.Urls;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that sends without end, or asks for too much, costs one round and is named. */
class HostileServerTest {
    private static final byte[] LOGGED_IN = join(
            message('R', 0, 0, 0, 0),
            message('S', "client_encoding\0UTF8\0"),
            message('K', 0, 0, 0, 1, 0, 0, 0, 1),
            message('Z', 'I'));

    private record Flood(String name, byte[] before, byte[] again) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Flood> floods() {
        byte[] none = {};
        byte[] columns = message('T', "\0\1x\0\0\0\0\0\0\0\0\0\0\u0019\0\0\0\0\0\0\0\0");
        return Stream.of(
                new Flood("notices at login", none, message('N', "SNOTICE\0M" + "x".repeat(8000) + "\0\0")),
                new Flood("parameters at login", none, message('S', "a\0b\0")),
                new Flood("notifications at login", none, message('A', "\0\0\0\1a\0b\0")),
                new Flood("an error of 20 MB", header('E', 20_000_000), new byte[65536]),
                new Flood("a cell of 60 MB", join(LOGGED_IN, columns, header('D', 60_000_000)), new byte[65536]),
                new Flood("rows", join(LOGGED_IN, columns), message('D', "\0\1\0\0\0\1x")),
                new Flood("notices after login", LOGGED_IN, message('N', "SNOTICE\0Mx\0\0")),
                new Flood("ends of answers", LOGGED_IN, message('N', "\0")));
    }

    @ParameterizedTest
    @MethodSource("floods")
    void aFloodEndsTheConnectionAndIsNamed(Flood flood) throws IOException {
        try (Peer peer = Peer.that((socket, in, out) -> {
                    Peer.readStartup(in, out);
                    out.write(flood.before());
                    byte[] much = repeated(flood.again());
                    while (true) {
                        out.write(much);
                    }
                });
                PathRounds looking = PathRounds.at(Urls.app(peer.port()))) {
            Runtime runtime = Runtime.getRuntime();
            System.gc();
            long before = runtime.totalMemory() - runtime.freeMemory();

            assertThat(Named.causes(looking.look())).containsExactly(Cause.NOT_POSTGRES);

            System.gc();
            assertThat(runtime.totalMemory() - runtime.freeMemory() - before).isLessThan(32L * 1024 * 1024);
        }
    }

    @Test
    void iterationsOfScramAreCounted() throws IOException {
        try (Peer peer = Peer.that((socket, in, out) -> {
                    Peer.readStartup(in, out);
                    send(out, message('R', "\0\0\0\nSCRAM-SHA-256\0\0"));
                    byte[] heard = new byte[4096];
                    String first = new String(heard, 0, in.read(heard), StandardCharsets.UTF_8);
                    String nonce = first.substring(first.lastIndexOf("r=") + 2);
                    send(out, message('R', "\0\0\0\u000br=" + nonce + "x,s=c2FsdHNhbHRzYWx0,i=100000000"));
                    in.transferTo(OutputStream.nullOutputStream());
                });
                PathRounds looking = PathRounds.at(Urls.app(peer.port()))) {
            assertThat(Named.causes(looking.look())).containsExactly(Cause.AUTH_METHOD_MISMATCH);
            assertThat(looking.look().failure().toString()).contains("100000000 iterations");
        }
    }

    @Test
    void whatPostgresAsksForIsComputed() {
        assertThat(AnswerBudget.iterations("r=abc,s=c2FsdA==,i=4096")).isEmpty();
        assertThat(AnswerBudget.iterations("r=abc,s=c2FsdA==,i=600000")).isEmpty();
        assertThat(AnswerBudget.iterations("r=abc,s=c2FsdA==,i=600001")).isPresent();
        assertThat(AnswerBudget.iterations("r=abc,s=c2FsdA==")).isPresent();
    }

    private static void send(OutputStream out, byte[] message) throws IOException {
        out.write(message);
        out.flush();
    }

    private static byte[] message(char type, String body) {
        return join(header(type, body.length()), body.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] message(char type, int... body) {
        byte[] bytes = new byte[body.length];
        for (int i = 0; i < body.length; i++) {
            bytes[i] = (byte) body[i];
        }
        return join(header(type, bytes.length), bytes);
    }

    private static byte[] header(char type, int body) {
        return ByteBuffer.allocate(5).put((byte) type).putInt(4 + body).array();
    }

    private static byte[] join(byte[]... parts) {
        byte[] all = {};
        for (byte[] part : parts) {
            int length = all.length;
            all = Arrays.copyOf(all, length + part.length);
            System.arraycopy(part, 0, all, length, part.length);
        }
        return all;
    }

    private static byte[] repeated(byte[] message) {
        byte[][] many = new byte[Math.max(1, 32768 / message.length)][];
        Arrays.fill(many, message);
        return join(many);
    }
}
