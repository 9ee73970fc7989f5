package dev.lifeguard.explain;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes passwords out of a line that is quoted. It rather takes too much: a line without its end still says what failed.
 * Only for short lines; every pattern reads forward once and gives nothing back.
 */
final class Redaction {
    private static final String HIDDEN = "***";

    private static final List<Pattern> SECRETS = List.of(
            // postgres://user:secret@host, whatever the secret has in it
            Pattern.compile("(?<=://)[^\\s/@:]*+:\\S*(?=@)"),
            // password=…, PGPASSWORD: …, "pwd":"…", -W …
            Pattern.compile(
                    "(?i)(?<=(?:password|passwd|pwd|passphrase|secret|token|api[_-]?key)[\"'\\\\]{0,3}\\s{0,2}[=:]\\s{0,2})"
                            + "(?:\"[^\"]*+\"?|'[^']*+'?|[^\\s,;&)\"']++)"));

    private Redaction() {}

    static String of(String line) {
        String clean = line;
        for (Pattern secret : SECRETS) {
            clean = secret.matcher(clean).replaceAll(HIDDEN);
        }
        return clean;
    }
}
