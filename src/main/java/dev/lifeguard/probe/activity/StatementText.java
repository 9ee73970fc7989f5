package dev.lifeguard.probe.activity;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a statement without any value in it, since a value may be a secret: strings, dollar quotes, numbers and
 * comments are replaced by {@code ?} or left out. Where it cannot be told for sure where a string ends, because the
 * server cut the text or a backslash may or may not quote, the rest is left out.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html">Lexical structure</a>
 */
final class StatementText {
    /** What is left of a statement is shortened to this many characters. */
    static final int LONGEST = 200;

    private static final String CUT = "…";
    private static final Pattern DOLLAR = Pattern.compile("\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$");
    private static final Pattern NUMBER = Pattern.compile("[0-9.][0-9A-Za-z_.]*");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");
    /** What is set may be given as a bare word. */
    private static final Pattern SETTING = Pattern.compile(
            "(?i)(?:^|;|\\b(?:ROLE|USER|DATABASE|SYSTEM|FUNCTION|PROCEDURE|ROUTINE)\\b[^;]*) ?(?:SET|RESET)(?: SESSION| LOCAL)?"
                    + " [\\w.\"]+");

    /** A string without quotes, or in wrong ones, is refused by the server, which shows it as the last statement. */
    private static final Pattern PASSWORD = Pattern.compile("(?i)\\b(?:ROLE|USER|GROUP|MAPPING)\\b[^;]*\\bPASSWORD $");

    private static final String PASSWORD_WORD = "PASSWORD ";

    private final String text;
    private final StringBuilder shown = new StringBuilder();
    private int at;

    private StatementText(String text) {
        this.text = text;
    }

    static String withoutValues(String text) {
        String shown = withoutSetting(new StatementText(text).read());
        return shown.length() > LONGEST ? shown.substring(0, LONGEST - 1) + CUT : shown;
    }

    /** Judged once comments are gone and blanks are single, so that nothing hides the word. */
    private static String withoutSetting(String shown) {
        Matcher set = SETTING.matcher(shown);
        return set.find() ? shown.substring(0, set.end()) + " " + CUT : shown;
    }

    private String read() {
        while (at < text.length() && step()) {
            // each step takes something away from the text
        }
        return shown.toString().strip();
    }

    /** One token. @return false where nothing after it can be trusted */
    private boolean step() {
        char next = text.charAt(at);
        if (Character.isWhitespace(next)) {
            at++;
            space();
            return true;
        }
        if (text.startsWith("--", at)) {
            int end = text.indexOf('\n', at);
            return jump(end);
        }
        if (text.startsWith("/*", at)) {
            return comment();
        }
        if (next == '\'') {
            return string(false);
        }
        if (next == '"') {
            return identifier();
        }
        if (next == '$') {
            return dollar();
        }
        if (Character.isLetter(next) || next == '_') {
            return word();
        }
        if (isNumber(next)) {
            take(NUMBER);
            shown.append('?');
            return true;
        }
        shown.append(next);
        at++;
        return true;
    }

    private boolean isNumber(char next) {
        boolean digit = next >= '0' && next <= '9';
        boolean fraction = next == '.' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
        return digit || fraction;
    }

    private void space() {
        if (shown.length() > 0 && shown.charAt(shown.length() - 1) != ' ') {
            shown.append(' ');
        }
    }

    private String take(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            at++;
            return text.substring(at - 1, at);
        }
        at = matcher.end();
        return matcher.group();
    }

    private boolean comment() {
        boolean ended = jump(StatementQuotes.endOfComment(text, at));
        if (ended) {
            space();
        }
        return ended;
    }

    private boolean string(boolean escapes) {
        boolean ended = jump(StatementQuotes.endOfString(text, at, escapes));
        if (ended) {
            shown.append('?');
        }
        return ended;
    }

    private boolean identifier() {
        int end = text.indexOf('"', at + 1);
        if (end < 0) {
            return cut();
        }
        shown.append(isPassword() ? "?" : text.substring(at, end + 1));
        at = end + 1;
        return true;
    }

    /** A dollar-quoted string, or a parameter, which is no value. */
    private boolean dollar() {
        Matcher tag = DOLLAR.matcher(text).region(at, text.length());
        if (tag.lookingAt()) {
            int end = text.indexOf(tag.group(), tag.end());
            shown.append('?');
            return jump(end < 0 ? StatementQuotes.NONE : end + tag.group().length());
        }
        shown.append('$');
        at++;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            shown.append(text.charAt(at++));
        }
        return true;
    }

    /** A word, or the prefix of a string: {@code E'…'}, {@code B'…'}, {@code X'…'}, {@code N'…'}, {@code U&'…'}. */
    private boolean word() {
        String word = take(WORD);
        if (word.length() == 1 && at < text.length() && text.charAt(at) == '\'') {
            return string(word.equalsIgnoreCase("E"));
        }
        if (word.equalsIgnoreCase("U") && text.startsWith("&'", at)) {
            at++;
            return string(false);
        }
        shown.append(isPassword() ? "?" : word);
        return true;
    }

    private boolean isPassword() {
        int from = shown.length() - PASSWORD_WORD.length();
        return from >= 0
                && PASSWORD_WORD.equalsIgnoreCase(shown.substring(from))
                && PASSWORD.matcher(shown).find();
    }

    private boolean jump(int end) {
        if (end < 0) {
            return cut();
        }
        at = end;
        return true;
    }

    private boolean cut() {
        shown.append(CUT);
        at = text.length();
        return false;
    }
}
