package dev.lifeguard.diagnosis.evidence;

import static java.util.Objects.requireNonNull;

import dev.lifeguard.finding.ClassPathText;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Messages that nothing but their text tells apart: the server sends the same SQLSTATE and routine for several. They stand in
 * {@code signatures/server_phrases.txt}, in every language of PostgreSQL's own catalogues. A text that is not there is simply
 * not recognised.
 */
public enum ServerPhrase {
    /** Starting, replaying its log after a crash, or a standby that is not consistent yet. */
    STARTING_UP,

    /** Told to stop, and letting nobody in. */
    SHUTTING_DOWN,

    /** The role exists without the attribute LOGIN. */
    LOGIN_NOT_PERMITTED,

    /** The method cert: the certificate is not for this role. */
    CERTIFICATE_FAILED,

    PEER_FAILED,

    IDENT_FAILED;

    /** Any of the texts of each. */
    private static final Map<ServerPhrase, Pattern> TEXTS = new EnumMap<>(ServerPhrase.class);

    static {
        for (String section :
                ClassPathText.read("signatures/server_phrases.txt").split("\n\\[", -1)) {
            List<String> lines = section.lines().filter(line -> !line.isEmpty()).toList();
            if (!lines.get(0).startsWith("#")) {
                String any = lines.stream().skip(1).map(ServerPhrase::pattern).collect(Collectors.joining("|"));
                TEXTS.put(valueOf(lines.get(0).replace("]", "")), Pattern.compile(any, Pattern.DOTALL));
            }
        }
    }

    private static String pattern(String text) {
        return "\\Q" + text.replace("%s", "\\E.*\\Q") + "\\E";
    }

    /** Whether the message is, or quotes, one of these. */
    public boolean in(String message) {
        return requireNonNull(TEXTS.get(this)).matcher(message).find();
    }
}
