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
import java.util.List;
import java.util.Locale;
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
    private static final String LATE = "no answer in time";
    private static final int DEEPEST = 16;

    private record Kind(Class<? extends Throwable> type, String words) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(NoSuchFileException.class, "there is no such file"),
            new Kind(AccessDeniedException.class, "permission denied"),
            new Kind(NotDirectoryException.class, "it is not a directory"),
            new Kind(FileAlreadyExistsException.class, "a file of that name is in the way"),
            new Kind(InvalidPathException.class, "it is not a path"),
            new Kind(SocketTimeoutException.class, LATE),
            new Kind(TimeoutException.class, LATE),
            new Kind(UnknownHostException.class, "its name cannot be resolved"),
            new Kind(NoRouteToHostException.class, "no route to the host"),
            new Kind(ProtocolException.class, "the answer is not HTTP"),
            new Kind(ClosedChannelException.class, CLOSED),
            new Kind(EOFException.class, CLOSED),
            new Kind(CertificateException.class, "its certificate is not trusted"));

    private record Part(String text, String words) {}

    /** Parts of messages in lower case, of failures without a class of their own, or with one outside of the JDK: the first. */
    private static final List<Part> PARTS = List.of(
            new Part("connection refused", "connection refused"),
            new Part("connection reset", "the connection was reset"),
            new Part("broken pipe", CLOSED),
            new Part("connection was closed", CLOSED),
            new Part("connection may have been lost", CLOSED),
            new Part("unreachable", "the network is unreachable"),
            new Part("is a directory", "it is a directory"),
            new Part("permission denied", "permission denied"),
            new Part("read-only file system", "the file system is read-only"),
            new Part("no space left on device", "no space is left on the device"),
            new Part("too many open files", "too many files are open"),
            new Part("not an ssl/tls record", "it does not speak TLS"),
            new Part("unrecognized ssl message", "it does not speak TLS"));

    private FailureReason() {}

    /** For example {@code connection refused}; of what is not known, the name of its class. */
    public static String of(Throwable thrown) {
        return known(thrown).orElseGet(() -> "an unexpected " + named(thrown));
    }

    /** The same; empty where only its class could be named. */
    public static Optional<String> known(Throwable thrown) {
        return chain(thrown)
                .flatMap(each -> Stream.of(late(each), kind(each), message(each), system(each)))
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

    /** Netty's class for it is a kind of the one for a refused connection. */
    private static Optional<String> late(Throwable thrown) {
        return thrown instanceof ConnectException && text(thrown).contains("timed out")
                ? Optional.of(LATE)
                : Optional.empty();
    }

    private static Optional<String> kind(Throwable thrown) {
        return KINDS.stream()
                .filter(kind -> kind.type().isInstance(thrown))
                .map(Kind::words)
                .findFirst();
    }

    private static Optional<String> message(Throwable thrown) {
        String text = text(thrown);
        return PARTS.stream()
                .filter(part -> text.contains(part.text()))
                .map(Part::words)
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
