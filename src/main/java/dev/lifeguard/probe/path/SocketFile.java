package dev.lifeguard.probe.path;

import dev.lifeguard.database.Endpoint;
import dev.lifeguard.observation.PathFailure;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** The file of a unix socket, looked at before it is opened: "missing", "forbidden" and "no socket" fail alike. */
final class SocketFile {
    private SocketFile() {}

    /** Looks at the file system, so belongs on a worker. Fails with {@link PathFailure.SocketMissing}. */
    static Candidate check(Endpoint endpoint) throws ClassifiedFailure {
        String path = endpoint.socketPath();
        try {
            if (!path.startsWith("@")) {
                look(Path.of(path));
            }
        } catch (NoSuchFileException missing) {
            throw missing(path, "there is no such file");
        } catch (AccessDeniedException forbidden) {
            throw missing(path, "it may not be opened by this user");
        } catch (IOException | InvalidPathException broken) {
            throw missing(path, "it is not a socket");
        }
        return new Candidate(endpoint, SocketAddress.domainSocketAddress(path), path);
    }

    private static void look(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (!attributes.isOther()) {
            throw new IOException("not a socket");
        }
        if (!Files.isWritable(file)) {
            throw new AccessDeniedException(file.toString());
        }
    }

    private static ClassifiedFailure missing(String path, String why) {
        return new ClassifiedFailure(new PathFailure.SocketMissing(path, why));
    }
}
