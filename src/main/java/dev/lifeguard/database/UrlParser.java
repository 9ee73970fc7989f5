package dev.lifeguard.database;

import dev.lifeguard.database.UrlProblem.Weight;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds out which dialect a text is in and has it read. Never throws and never repeats what it could not understand. */
final class UrlParser {
    /** Longer texts are no URLs; the limit also bounds the time it takes to read one. Characters. */
    static final int LONGEST = 8192;

    private static final Pattern KEYWORDS = Pattern.compile("[a-z_]{2,40}\\s*=.*", Pattern.DOTALL);
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\$\\{[^}]*}|\\$\\([^)]*\\)|\\$[A-Za-z_]\\w*|\\{\\{[^}]*}}|%[A-Za-z_]\\w*%");

    private UrlParser() {}

    static ParsedUrl parse(String raw) {
        if (raw.length() > LONGEST) {
            return refused("this is longer than " + LONGEST + " characters, which no database URL is");
        }
        UrlWrapping wrapping = UrlWrapping.of(raw);
        ParsedUrl draft = read(wrapping.text());
        judge(wrapping, draft);
        return draft;
    }

    private static ParsedUrl read(String text) {
        if (text.isEmpty()) {
            return refused("it is empty; " + Scheme.ACCEPTED);
        }
        if (PLACEHOLDER.matcher(text).matches()) {
            return refused("it is a placeholder that nothing has filled in");
        }
        if (KEYWORDS.matcher(text).matches() && !Scheme.isAdoNet(text)) {
            return KeywordReader.read(text);
        }
        Optional<Scheme> scheme = Scheme.of(text);
        return scheme.map(UrlParser::read).orElseGet(() -> refused(Scheme.refusal(text)));
    }

    private static ParsedUrl read(Scheme scheme) {
        return scheme.stack() == DriverFamily.JDBC ? JdbcReader.read(scheme) : UriReader.read(scheme);
    }

    private static ParsedUrl refused(String what) {
        ParsedUrl draft = new ParsedUrl(DriverFamily.GENERIC, "postgresql");
        draft.unusable("url", what);
        return draft;
    }

    private static void judge(UrlWrapping wrapping, ParsedUrl draft) {
        if (wrapping.quoted()) {
            draft.breaks(
                    "url",
                    "quotation marks are part of the value; they belong to the shell or"
                            + " the .env file it was copied from");
        }
        if (wrapping.assigned()) {
            draft.breaks("url", "the value begins with the variable's own name and an equals sign");
        }
        if (wrapping.spaced()) {
            boolean strict = draft.stack.isSqlAlchemy() || draft.stack == DriverFamily.JDBC;
            draft.flaw(
                    strict ? Weight.BREAKS_DRIVER : Weight.RISK,
                    "url",
                    "white space or a line end is around the value");
        }
    }
}
