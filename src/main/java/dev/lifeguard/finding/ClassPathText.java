package dev.lifeguard.finding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Text files that are part of the program. Each is asked for by its own name, because a native executable can list no
 * directory; there it has to be among {@code quarkus.native.resources.includes}.
 */
public final class ClassPathText {
    private ClassPathText() {}

    /**
     * A whole file.
     *
     * @param name from the root of the class path, for example {@code runbooks/deadlock.md}
     * @throws IllegalStateException where it is missing or cannot be read
     */
    public static String read(String name) {
        try (InputStream in = ClassPathText.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new IllegalStateException("missing on the class path: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot be read from the class path: " + name, e);
        }
    }
}
