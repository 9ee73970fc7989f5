package dev.lifeguard.testing;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * A server that lets everybody in, as far as it is set to, and remembers in which way: {@code plain} or {@code tls}, and the
 * startup packet's user and database. Whoever is in hears that the database does not exist, after which no driver tries
 * anything else.
 */
public final class LoginRecorder implements AutoCloseable {
    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;
    private static final int CANCEL_REQUEST = 80877102;
    private static final int TLS_RECORD = 0x16;

    private final Optional<SSLContext> tls;
    private final boolean plain;
    private final boolean encrypted;
    private final Peer peer = Peer.that(this::meet);
    private final Map<String, List<String>> admitted = new ConcurrentHashMap<>();

    private LoginRecorder(Optional<SSLContext> tls, boolean plain, boolean encrypted) {
        this.tls = tls;
        this.plain = plain;
        this.encrypted = encrypted;
    }

    public static LoginRecorder withoutTls() {
        return new LoginRecorder(Optional.empty(), true, false);
    }

    /** Takes TLS and plain text alike. */
    public static LoginRecorder with(Certificates.Issued certificate) {
        return new LoginRecorder(Optional.of(certificate.server()), true, true);
    }

    /** As {@code hostssl} in pg_hba.conf: plain text is answered with 28000. */
    public static LoginRecorder demandingTls(Certificates.Issued certificate) {
        return new LoginRecorder(Optional.of(certificate.server()), false, true);
    }

    /** As {@code hostnossl}: the handshake is shaken, and then nobody is let in. */
    public static LoginRecorder refusingTls(Certificates.Issued certificate) {
        return new LoginRecorder(Optional.of(certificate.server()), true, false);
    }

    public int port() {
        return peer.port();
    }

    /** Forgets the logins into this database that were let in, and tells the first, as {@code tls app}. */
    public Optional<String> takeFirstInto(String database) {
        return Optional.ofNullable(admitted.remove(database)).stream()
                .flatMap(List::stream)
                .findFirst();
    }

    private void meet(Socket socket, InputStream in, OutputStream out) throws IOException {
        int first = in.read();
        if (first == TLS_RECORD) {
            encrypt(socket, new byte[] {TLS_RECORD});
            return;
        }
        DataInputStream data = new DataInputStream(in);
        int length = (first << 24) | (data.readUnsignedByte() << 16) | data.readUnsignedShort();
        answer(socket, length, data, out, false);
    }

    private void answer(Socket socket, int length, DataInputStream in, OutputStream out, boolean isEncrypted)
            throws IOException {
        int code = in.readInt();
        byte[] rest = in.readNBytes(length - 8);
        if (code == CANCEL_REQUEST) {
            return;
        }
        if (code == SSL_REQUEST || code == GSS_REQUEST) {
            boolean yes = code == SSL_REQUEST && tls.isPresent();
            out.write(yes ? 'S' : 'N');
            out.flush();
            if (yes) {
                encrypt(socket, new byte[0]);
            } else {
                answer(socket, in.readInt(), in, out, isEncrypted);
            }
            return;
        }
        login(rest, out, isEncrypted);
    }

    private void encrypt(Socket socket, byte[] heard) throws IOException {
        try (SSLSocket wrapped = (SSLSocket) tls.orElseThrow(() -> new IOException("no TLS here"))
                .getSocketFactory()
                .createSocket(socket, new ByteArrayInputStream(heard), true)) {
            SSLParameters parameters = wrapped.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"postgresql"});
            wrapped.setSSLParameters(parameters);
            DataInputStream in = new DataInputStream(wrapped.getInputStream());
            answer(wrapped, in.readInt(), in, wrapped.getOutputStream(), true);
        }
    }

    private void login(byte[] parameters, OutputStream out, boolean isEncrypted) throws IOException {
        String[] words = new String(parameters, StandardCharsets.UTF_8).split("\0");
        String user = after("user", words);
        String database = after("database", words);
        if (isEncrypted ? encrypted : plain) {
            admitted.computeIfAbsent(database, any -> new CopyOnWriteArrayList<>())
                    .add((isEncrypted ? "tls " : "plain ") + user);
            out.write(new byte[] {'R', 0, 0, 0, 8, 0, 0, 0, 0});
            out.write(
                    Peer.errorResponse("SFATAL", "VFATAL", "C3D000", "Mdatabase \"" + database + "\" does not exist"));
        } else {
            out.write(Peer.errorResponse("SFATAL", "VFATAL", "C28000", "Mno pg_hba.conf entry for host \"127.0.0.1\""));
        }
        out.flush();
    }

    private static String after(String name, String... words) {
        for (int i = 0; i + 1 < words.length; i += 2) {
            if (words[i].equals(name)) {
                return words[i + 1];
            }
        }
        return "";
    }

    @Override
    public void close() throws IOException {
        peer.close();
    }
}
