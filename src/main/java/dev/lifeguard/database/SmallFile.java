package dev.lifeguard.database;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A mounted file of a line or two, read as a whole. Reading blocks; a pipe or a device is not opened, since it could hang.
 *
 * @param text without byte order mark and line ends at its end; empty where there is a problem
 * @param problem one clause that neither names the path nor repeats the content, for example "does not exist"
 */
public record SmallFile(Optional<String> text, String problem) {
    /** Its content, or why it cannot be had. */
    public static SmallFile read(String path) {
        try {
            return read(Path.of(path));
        } catch (InvalidPathException e) {
            return failed("is not a path");
        }
    }

    static SmallFile read(Path path) {
        try {
            return of(BoundedFile.read(path, BoundedFile.SMALL));
        } catch (BoundedFile.NotReadable unreadable) {
            return failed(unreadable.reason());
        }
    }

    private static SmallFile of(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            String content = text.replaceFirst("^\uFEFF", "").replaceFirst("[\r\n]+$", "");
            return content.isEmpty() ? failed("is empty") : new SmallFile(Optional.of(content), "");
        } catch (CharacterCodingException e) {
            return failed("is not UTF-8 text");
        }
    }

    private static SmallFile failed(String problem) {
        return new SmallFile(Optional.empty(), problem);
    }
}
