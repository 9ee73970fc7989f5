package dev.lifeguard.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A TCP server on loopback that misbehaves as it is told to. One thread a connection. */
public final class Peer implements AutoCloseable {
    private final ServerSocket listening;
    private final Manner manner;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();

    private Peer(Manner manner) {
        this.manner = manner;
        try {
            this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread accepting = new Thread(this::accept, "peer");
        accepting.setDaemon(true);
        accepting.start();
    }

    /** What a peer does with one connection. */
    @FunctionalInterface
    public interface Manner {
        void meet(Socket socket, InputStream in, OutputStream out) throws IOException;
    }

    public static Peer that(Manner manner) {
        return new Peer(manner);
    }

    /** Accepts, reads, and never says a word. */
    public static Peer thatStaysSilent() {
        return that((socket, in, out) -> in.transferTo(OutputStream.nullOutputStream()));
    }

    public static Peer thatHangsUp() {
        return that((socket, in, out) -> in.read());
    }

    /** From now on whoever connects is refused; what is open stays so. */
    void refuseNew() throws IOException {
        listening.close();
    }

    /** Answers the first bytes with RST. */
    public static Peer thatResets() {
        return that((socket, in, out) -> {
            in.read();
            socket.setSoLinger(true, 0);
        });
    }

    /** Says something as soon as it is connected to, then listens. */
    public static Peer thatGreets(byte[] greeting) {
        return that((socket, in, out) -> {
            out.write(greeting);
            out.flush();
            in.transferTo(OutputStream.nullOutputStream());
        });
    }

    /** Has no TLS, takes the startup packet, and answers with an ErrorResponse of these fields. */
    public static Peer thatRefuses(String... fields) {
        return that((socket, in, out) -> {
            readStartup(in, out);
            out.write(errorResponse(fields));
            out.flush();
        });
    }

    /** Has no TLS, takes the startup packet, and asks for a way of logging in by its code. */
    public static Peer thatAsksFor(int authentication) {
        return that((socket, in, out) -> {
            readStartup(in, out);
            out.write(new byte[] {'R', 0, 0, 0, 8, 0, 0, 0, (byte) authentication});
            out.flush();
            in.transferTo(OutputStream.nullOutputStream());
        });
    }

    /** Answers the SSLRequest, then never again. */
    public static Peer thatFallsSilentAfterSslRequest() {
        return that((socket, in, out) -> {
            readStartup(in, out);
            in.transferTo(OutputStream.nullOutputStream());
        });
    }

    /** Reads up to the startup packet, saying no to TLS where it is asked for. */
    public static void readStartup(InputStream in, OutputStream out) throws IOException {
        if (isSslRequest(readPacket(in))) {
            out.write('N');
            out.flush();
            readPacket(in);
        }
    }

    private static boolean isSslRequest(byte[] body) {
        return body.length == 4 && body[0] == 0x04 && body[1] == (byte) 0xd2;
    }

    private static byte[] readPacket(InputStream in) throws IOException {
        byte[] length = in.readNBytes(4);
        if (length.length < 4) {
            throw new IOException("the client left");
        }
        return in.readNBytes(((length[2] & 255) << 8 | (length[3] & 255)) - 4);
    }

    /** Each field is its type letter followed by its text, for example {@code C53300}. */
    public static byte[] errorResponse(String... fields) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (String field : fields) {
            body.writeBytes(field.getBytes(StandardCharsets.UTF_8));
            body.write(0);
        }
        body.write(0);
        int length = body.size() + 4;
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.write('E');
        message.writeBytes(
                new byte[] {(byte) (length >> 24), (byte) (length >> 16), (byte) (length >> 8), (byte) length});
        message.writeBytes(body.toByteArray());
        return message.toByteArray();
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** Connections accepted so far. */
    public int accepted() {
        return accepted.get();
    }

    /** Connections that are open on this side. */
    public int open() {
        return open.size();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                open.add(socket);
                accepted.incrementAndGet();
                Thread meeting = new Thread(() -> meet(socket), "peer-connection");
                meeting.setDaemon(true);
                meeting.start();
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void meet(Socket socket) {
        try (socket) {
            manner.meet(socket, socket.getInputStream(), socket.getOutputStream());
        } catch (IOException gone) {
            // the other side left, which is its right
        } finally {
            open.remove(socket);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
