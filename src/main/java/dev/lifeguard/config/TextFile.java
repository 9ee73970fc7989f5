package dev.lifeguard.config;

import dev.lifeguard.database.BoundedFile;
import dev.lifeguard.database.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** A mounted file that holds a secret of one line. */
final class TextFile {
    private TextFile() {}

    /** Without the blanks around it; empty where the file is missing, unreadable, too large or empty. Blocks. */
    static Optional<Secret> read(String path) {
        try {
            byte[] bytes = BoundedFile.read(Path.of(path), BoundedFile.SMALL);
            return Optional.of(new String(bytes, StandardCharsets.UTF_8).strip())
                    .filter(text -> !text.isEmpty())
                    .map(Secret::of);
        } catch (BoundedFile.NotReadable | InvalidPathException unreadable) {
            return Optional.empty();
        }
    }
}
