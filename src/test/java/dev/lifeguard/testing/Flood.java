package dev.lifeguard.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** What a server sends without end once the startup packet has come: something first, then something again and again. */
public record Flood(String name, byte[] before, byte[] again, AtomicLong poured) {
    private static final byte[] LOGGED_IN = join(
            message('R', 0, 0, 0, 0),
            message('S', "client_encoding\0UTF8\0"),
            message('S', "server_version\0" + "18.0\0"),
            message('S', "DateStyle\0ISO, MDY\0"),
            message('S', "TimeZone\0UTC\0"),
            message('S', "integer_datetimes\0on\0"),
            message('S', "standard_conforming_strings\0on\0"),
            message('K', 0, 0, 0, 1, 0, 0, 0, 1),
            message('Z', 'I'));

    /** What a client that leaves early has taken at most, most of it in the kernel's buffers. */
    public static final long MOST_BYTES = 16L * 1024 * 1024;

    private static final int AT_ONCE = 32_768;

    private Flood(String name, byte[] before, byte[] again) {
        this(name, before, again, new AtomicLong());
    }

    /** Every kind there is. */
    public static Stream<Flood> all() {
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

    /** A server that sends it to everybody who comes. */
    public Peer server() {
        return Peer.that((socket, in, out) -> {
            Peer.readStartup(in, out);
            pour(out);
        });
    }

    /** The same, to everybody who asks for TLS. */
    public Peer encrypted(Certificates.Issued certificate) {
        SSLSocketFactory tls = certificate.server().getSocketFactory();
        return Peer.that((socket, in, out) -> {
            in.readNBytes(8);
            out.write('S');
            SSLSocket encrypted = (SSLSocket) tls.createSocket(socket, null, true);
            Peer.readStartup(encrypted.getInputStream(), encrypted.getOutputStream());
            pour(encrypted.getOutputStream());
        });
    }

    private void pour(OutputStream out) throws IOException {
        pour(out, before);
        byte[] much = repeated(again);
        while (true) {
            pour(out, much);
        }
    }

    private void pour(OutputStream out, byte[] some) throws IOException {
        poured.addAndGet(some.length);
        out.write(some);
    }

    /** Bytes that were taken from it at most, in all its connections: by its clients, and by the kernel for them. */
    public long taken() {
        return poured.get();
    }

    /** A server that wants so many iterations of SCRAM. */
    public static Peer ofIterations(int iterations) {
        return Peer.that((socket, in, out) -> {
            Peer.readStartup(in, out);
            send(out, message('R', "\0\0\0\nSCRAM-SHA-256\0\0"));
            byte[] heard = new byte[4096];
            String first = new String(heard, 0, in.read(heard), StandardCharsets.UTF_8);
            String nonce = first.substring(first.lastIndexOf("r=") + 2);
            send(out, message('R', "\0\0\0\u000br=" + nonce + "x,s=c2FsdHNhbHRzYWx0,i=" + iterations));
            in.transferTo(OutputStream.nullOutputStream());
        });
    }

    @Override
    public String toString() {
        return name;
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
        byte[][] many = new byte[Math.max(1, AT_ONCE / message.length)][];
        Arrays.fill(many, message);
        return join(many);
    }
}
