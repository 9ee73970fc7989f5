package dev.lifeguard.database;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * What an exception means, as one clause for people who do not know Java. Never its message: that may quote what was sent or
 * read. Of the operating system's and the libraries' messages only known parts are looked for.
 */
public final class FailureReason {
    private static final String CLOSED = "the connection was closed";
    private static final int DEEPEST = 16;

    /** Parts of messages in lower case, of failures without a class of their own, or with one outside of the JDK. */
    private static final Map<String, String> MESSAGES = Map.ofEntries(
            Map.entry("connection refused", "connection refused"),
            Map.entry("connection reset", "the connection was reset"),
            Map.entry("broken pipe", CLOSED),
            Map.entry("connection was closed", CLOSED),
            Map.entry("connection may have been lost", CLOSED),
            Map.entry("unreachable", "the network is unreachable"),
            Map.entry("is a directory", "it is a directory"),
            Map.entry("permission denied", "permission denied"),
            Map.entry("read-only file system", "the file system is read-only"),
            Map.entry("no space left on device", "no space is left on the device"),
            Map.entry("too many open files", "too many files are open"),
            Map.entry("not an ssl/tls record", "it does not speak TLS"),
            Map.entry("unrecognized ssl message", "it does not speak TLS"));

    private FailureReason() {}

    /** For example {@code connection refused}; of what is not known, the name of its class. */
    public static String of(Throwable thrown) {
        return known(thrown).orElseGet(() -> "an unexpected " + named(thrown));
    }

    /** The same; empty where only its class could be named. */
    public static Optional<String> known(Throwable thrown) {
        return chain(thrown)
                .flatMap(
                        each -> Stream.of(file(each), connection(each), certificate(each), message(each), system(each)))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> chain(thrown)
                        .filter(SSLException.class::isInstance)
                        .map(each -> "the TLS handshake failed")
                        .findFirst());
    }

    private static Stream<Throwable> chain(Throwable thrown) {
        return Stream.iterate(thrown, each -> each != null, Throwable::getCause).limit(DEEPEST);
    }

    private static String named(Throwable thrown) {
        String simple = thrown.getClass().getSimpleName();
        return simple.isEmpty() ? thrown.getClass().getName() : simple;
    }

    private static Optional<String> file(Throwable thrown) {
        if (thrown instanceof NoSuchFileException) {
            return Optional.of("there is no such file");
        }
        if (thrown instanceof AccessDeniedException) {
            return Optional.of("permission denied");
        }
        if (thrown instanceof NotDirectoryException) {
            return Optional.of("it is not a directory");
        }
        if (thrown instanceof FileAlreadyExistsException) {
            return Optional.of("a file of that name is in the way");
        }
        return thrown instanceof InvalidPathException ? Optional.of("it is not a path") : Optional.empty();
    }

    private static Optional<String> connection(Throwable thrown) {
        boolean late = thrown instanceof ConnectException && text(thrown).contains("timed out");
        if (late || thrown instanceof SocketTimeoutException || thrown instanceof TimeoutException) {
            return Optional.of("no answer in time");
        }
        if (thrown instanceof UnknownHostException) {
            return Optional.of("its name cannot be resolved");
        }
        if (thrown instanceof NoRouteToHostException) {
            return Optional.of("no route to the host");
        }
        if (thrown instanceof ProtocolException) {
            return Optional.of("the answer is not HTTP");
        }
        boolean closed = thrown instanceof ClosedChannelException || thrown instanceof EOFException;
        return closed ? Optional.of(CLOSED) : Optional.empty();
    }

    private static Optional<String> certificate(Throwable thrown) {
        return thrown instanceof CertificateException
                ? Optional.of("its certificate is not trusted")
                : Optional.empty();
    }

    private static Optional<String> message(Throwable thrown) {
        String text = text(thrown);
        return MESSAGES.entrySet().stream()
                .filter(known -> text.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The operating system's own words, for a file. */
    private static Optional<String> system(Throwable thrown) {
        return thrown instanceof FileSystemException fault ? Optional.ofNullable(fault.getReason()) : Optional.empty();
    }

    /** Of a file's fault only the system's part: its name is no reason. */
    private static String text(Throwable thrown) {
        String message = thrown instanceof FileSystemException fault ? fault.getReason() : thrown.getMessage();
        return String.valueOf(message).toLowerCase(Locale.ROOT);
    }
}
