package dev.lifeguard.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A mounted file as a whole, within a bound. Who may mount one is not believed: a pipe or a device is not opened, since it
 * could hang or never end, and no more is read than fits.
 */
public final class BoundedFile {
    /** Bytes of a key, a certificate with its chain, a password or a URL: more than any has. */
    public static final int SMALL = 64 * 1024;

    /** Bytes of a list of authorities: four times that of a whole platform. */
    public static final int AUTHORITIES = 1024 * 1024;

    private static final int MIB = 1024 * 1024;

    private BoundedFile() {}

    /**
     * Its content. Blocks.
     *
     * @param most bytes
     * @throws NotReadable where it cannot be read, with the reason
     */
    public static byte[] read(Path file, int most) throws NotReadable {
        if (Files.isDirectory(file)) {
            throw new NotReadable("is a directory");
        }
        if (!Files.exists(file)) {
            boolean dangles = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
            throw new NotReadable(dangles ? "is a link to nothing" : "does not exist");
        }
        if (!Files.isRegularFile(file)) {
            throw new NotReadable("is not a regular file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new NotReadable(
                        "is larger than " + (most % MIB == 0 ? most / MIB + " MiB" : most / 1024 + " KiB"));
            }
            return bytes;
        } catch (NotReadable known) {
            throw known;
        } catch (NoSuchFileException gone) {
            throw new NotReadable("does not exist");
        } catch (AccessDeniedException forbidden) {
            throw new NotReadable("may not be read by this process");
        } catch (IOException broken) {
            throw new NotReadable("cannot be read by this process");
        }
    }

    /** Why a file cannot be read: one clause that neither names the path nor repeats the content. */
    public static final class NotReadable extends IOException {
        NotReadable(String reason) {
            super(reason);
        }

        /** For example {@code does not exist}. */
        public String reason() {
            return String.valueOf(getMessage());
        }
    }
}
