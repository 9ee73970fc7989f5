package dev.lifeguard.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.NotSslRecordException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.security.cert.CertificateException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureReasonTest {
    private static final String SECRET = "hunter2";

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(new NoSuchFileException("/run/" + SECRET), "there is no such file"),
                arguments(new AccessDeniedException("/run/" + SECRET), "permission denied"),
                arguments(new NotDirectoryException("/run/" + SECRET), "it is not a directory"),
                arguments(new FileAlreadyExistsException("/" + SECRET), "a file of that name is in the way"),
                arguments(new InvalidPathException(SECRET + "\0", "Nul character not allowed"), "it is not a path"),
                arguments(
                        new FileSystemException("/" + SECRET, null, "Read-only file system"),
                        "the file system is read-only"),
                arguments(new FileSystemException("/" + SECRET, null, "Stale file handle"), "Stale file handle"),
                arguments(new FileSystemException("/" + SECRET), "an unexpected FileSystemException"),
                arguments(new IOException("Is a directory"), "it is a directory"),
                arguments(new IOException("No space left on device"), "no space is left on the device"),
                arguments(new ConnectException("Connection refused"), "connection refused"),
                arguments(new ConnectException("Connection timed out"), "no answer in time"),
                arguments(new ConnectTimeoutException("connection timed out after 5 ms: h"), "no answer in time"),
                arguments(new SocketTimeoutException("Read timed out"), "no answer in time"),
                arguments(new TimeoutException("The timeout period of 5 ms has been exceeded"), "no answer in time"),
                arguments(new UnknownHostException(SECRET), "its name cannot be resolved"),
                arguments(new NoRouteToHostException("No route to host"), "no route to the host"),
                arguments(new ConnectException("Network is unreachable: /10.0.0.1:9"), "the network is unreachable"),
                arguments(new SocketException("Connection reset"), "the connection was reset"),
                arguments(new IOException("Broken pipe"), "the connection was closed"),
                arguments(new EOFException(SECRET), "the connection was closed"),
                arguments(new ClosedChannelException(), "the connection was closed"),
                arguments(new HttpClosedException("Connection was closed"), "the connection was closed"),
                arguments(ClosedConnectionException.INSTANCE, "the connection was closed"),
                arguments(new ProtocolException(SECRET), "the answer is not HTTP"),
                arguments(
                        new SSLHandshakeException(SECRET).initCause(new CertificateException(SECRET)),
                        "its certificate is not trusted"),
                arguments(new NotSslRecordException("not an SSL/TLS record: 4854"), "it does not speak TLS"),
                arguments(new SSLException("Unsupported or unrecognized SSL message"), "it does not speak TLS"),
                arguments(
                        new SSLHandshakeException("Received fatal alert: bad_certificate"), "the TLS handshake failed"),
                arguments(new IllegalStateException(new ConnectException("Connection refused")), "connection refused"),
                arguments(new IllegalStateException(SECRET), "an unexpected IllegalStateException"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureIsWordedForPeopleAndNeverQuoted(Throwable failure, String words) {
        assertThat(FailureReason.of(failure)).isEqualTo(words).doesNotContain(SECRET);
    }

    @Test
    void aFailureWithoutANameHasThatOfItsFile() {
        assertThat(FailureReason.of(new RuntimeException() {}))
                .startsWith("an unexpected dev.lifeguard.database.FailureReasonTest$");
    }

    @Test
    void causesThatLeadInACircleEnd() {
        Exception one = new SSLException("one");
        Exception other = new IllegalStateException("other", one);
        one.initCause(other);

        assertThat(FailureReason.of(other)).isEqualTo("the TLS handshake failed");
    }
}
