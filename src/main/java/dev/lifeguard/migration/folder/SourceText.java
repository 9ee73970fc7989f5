package dev.lifeguard.migration.folder;

import dev.lifeguard.database.BoundedFile;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A file of source code, read as a whole. */
public final class SourceText {
    /** Bytes; no script that a person wrote is larger. */
    static final int LARGEST = 1024 * 1024;

    private SourceText() {}

    /**
     * Reads the whole file. Blocks.
     *
     * @throws NotReadable where it is no text of bearable size, with the reason
     */
    public static String read(Path file) throws NotReadable {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(BoundedFile.read(file, LARGEST)))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw new NotReadable("is binary");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new NotReadable("is not UTF-8 text");
        } catch (BoundedFile.NotReadable e) {
            throw new NotReadable(e.reason());
        }
    }
}
