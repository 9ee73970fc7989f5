package dev.lifeguard.config;

import dev.lifeguard.database.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** A mounted file that holds a secret of one line. */
final class TextFile {
    private static final int LARGEST = 64 * 1024;

    private TextFile() {}

    /** Without the blanks around it; empty where the file is missing, unreadable, too large or empty. Blocks. */
    static Optional<Secret> read(String path) {
        try {
            Path file = Path.of(path);
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(LARGEST + 1);
                String text = new String(bytes, StandardCharsets.UTF_8).strip();
                return Optional.of(text)
                        .filter(each -> !each.isEmpty() && bytes.length <= LARGEST)
                        .map(Secret::of);
            }
        } catch (IOException | InvalidPathException unreadable) {
            return Optional.empty();
        }
    }
}
