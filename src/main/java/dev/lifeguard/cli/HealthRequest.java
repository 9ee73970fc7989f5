package dev.lifeguard.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;

/**
 * One GET of a health endpoint on this machine. Over a plain socket: an HTTP client would be most of what the command has
 * to load, and a probe runs every few seconds. In HTTP/1.0, so that the answer ends where the connection does.
 */
record HealthRequest(String host, int port, String path, Duration timeout) {
    private static final int MOST = 64 << 10;
    private static final String HTTP = "HTTP/1.";

    /**
     * Over TLS where the port speaks nothing else. A certificate is not looked at: the names in it are those that others
     * use, and nothing is said to the port that is not public.
     *
     * @throws IOException where nothing answers, or nothing that speaks HTTP
     */
    HealthReply send() throws IOException {
        try {
            return reply(exchange(false));
        } catch (IOException plain) {
            if (plain instanceof ConnectException || plain instanceof SocketTimeoutException) {
                throw plain;
            }
            return reply(secure(plain));
        }
    }

    /** @param plain what failed without TLS, and is to be told where the port does not speak TLS either */
    private String secure(IOException plain) throws IOException {
        try {
            return exchange(true);
        } catch (SSLException neither) {
            throw plain;
        }
    }

    private String exchange(boolean secure) throws IOException {
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(host, port), (int) timeout.toMillis());
            plain.setSoTimeout((int) timeout.toMillis());
            try (Socket socket = secure ? wrapped(plain) : plain) {
                socket.getOutputStream()
                        .write(("GET " + path + " " + HTTP
                                        + "0\r\nHost: localhost\r\nUser-Agent: lifeguard-ready\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                return new String(socket.getInputStream().readNBytes(MOST), StandardCharsets.UTF_8);
            }
        }
    }

    private Socket wrapped(Socket plain) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new AnyCertificate()}, null);
            return context.getSocketFactory().createSocket(plain, host, port, true);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static HealthReply reply(String answer) throws IOException {
        int space = answer.indexOf(' ');
        int body = answer.indexOf("\r\n\r\n");
        if (!answer.startsWith(HTTP) || space < 0 || body < 0) {
            throw new ProtocolException("no answer in HTTP");
        }
        return new HealthReply(answer.startsWith("200", space + 1), answer.substring(body + 4));
    }
}
