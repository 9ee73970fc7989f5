package dev.lifeguard.migration.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new NotReadable("is larger than 1 MiB");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw new NotReadable("is binary");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new NotReadable("is not UTF-8 text");
        } catch (NoSuchFileException e) {
            throw new NotReadable("is gone");
        } catch (IOException e) {
            throw new NotReadable("cannot be read by this process");
        }
    }
}
