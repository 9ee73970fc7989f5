package dev.lifeguard.database;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A value of {@code sslkey}, {@code sslcert} or {@code sslrootcert}: the path of a file, or with lib/pq's
 * {@code sslinline=true} the PEM text itself. Shown is only what is a path beyond doubt, for the rest may be a key.
 *
 * @see <a href="https://pkg.go.dev/github.com/lib/pq#hdr-Connection_String_Parameters">lib/pq: sslinline</a>
 */
public final class PemSetting {
    private static final String NAME = "[\\w.@~ -]{1,64}";
    private static final Pattern PATH = Pattern.compile("(?:[A-Za-z]:[\\\\/]|[~.]{0,2}/)(?:" + NAME + "[\\\\/]){0,16}"
            + NAME + "|(?:" + NAME + "/){0,16}[\\w@-]{1,64}\\.(?:pem|crt|cer|key|pk8|p12|pfx|der)|system");

    private PemSetting() {}

    /** Whether it is PEM text and no path. */
    public static boolean isInline(String value) {
        return value.contains("-----BEGIN");
    }

    /**
     * What it holds, PEM text with line ends, which environment files often hold as {@code \n}. Blocks.
     *
     * @param most bytes of a file
     */
    public static byte[] bytes(String value, int most) throws BoundedFile.NotReadable {
        return isInline(value)
                ? value.replace("\\n", "\n").getBytes(StandardCharsets.US_ASCII)
                : BoundedFile.read(Path.of(value), most);
    }

    /** The value as people may see it. */
    public static String shown(String value) {
        if (isInline(value)) {
            return "(inline)";
        }
        return PATH.matcher(value).matches() ? value : "***";
    }
}
