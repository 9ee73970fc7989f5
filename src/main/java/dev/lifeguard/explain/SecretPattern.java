package dev.lifeguard.explain;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a secret looks like: group 1 stays, what follows it in the match is hidden. The expression is tried only where a
 * match can begin, which finds the same matches as trying it everywhere, and reads most texts only once.
 *
 * @param expression a match begins with what {@code beginnings} finds
 * @param words one of these stands where a match begins, in whatever case; none where that is told otherwise
 */
record SecretPattern(Pattern expression, Beginnings beginnings, List<String> words) {
    private static final int LONGEST_NAME = 63;
    private static final int LONGEST_USER_INFO = 1204;
    private static final int ASCII = 128;
    private static final String LINE_ENDS = "\n\r\u0085\u2028\u2029";

    SecretPattern(Pattern expression, Beginnings beginnings) {
        this(expression, beginnings, List.of());
    }

    /** Where a match may begin. */
    @FunctionalInterface
    interface Beginnings {
        /** The next such place from a position on; the text's length where there is none. */
        int next(String text, int from);
    }

    /** @param words what a match begins with, each in lower case; the text may have capital letters */
    static SecretPattern of(String expression, String... words) {
        return new SecretPattern(Pattern.compile("(?i)" + expression), words(words), List.of(words));
    }

    /**
     * Of a name, to its end, and what stands after it.
     *
     * @param after what the letter after the name, and blanks, may be
     */
    static SecretPattern named(String expression, String after, String... words) {
        Beginnings names = words(words);
        Beginnings followed = (text, from) -> {
            int at = names.next(text, from);
            while (at < text.length() && !isFollowed(text, at, after)) {
                at = names.next(text, at + 1);
            }
            return at;
        };
        return new SecretPattern(Pattern.compile("(?i)" + expression), followed, List.of(words));
    }

    /** Whether a text with these letters, some of which may have been hidden since, can hold one. */
    boolean isPossible(LetterTriples letters) {
        return words.isEmpty() || words.stream().anyMatch(letters::mayHave);
    }

    private static boolean isFollowed(String text, int from, String after) {
        int end = from;
        while (end < text.length()
                && end - from <= LONGEST_NAME
                && text.charAt(end) != '.'
                && named(text.charAt(end))) {
            end++;
        }
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return end < text.length() && after.indexOf(text.charAt(end)) >= 0;
    }

    String hidden(String text) {
        int at = beginnings.next(text, 0);
        if (at >= text.length()) {
            return text;
        }
        Matcher matcher = expression.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        StringBuilder hidden = new StringBuilder(text.length());
        int kept = 0;
        while (at < text.length()) {
            if (matcher.region(at, text.length()).lookingAt()) {
                hidden.append(text, kept, matcher.end(1)).append("***");
                kept = matcher.end();
                at = beginnings.next(text, kept);
            } else {
                at = beginnings.next(text, at + 1);
            }
        }
        return hidden.append(text, kept, text.length()).toString();
    }

    private static Beginnings words(String... words) {
        String[][] byFirst = new String[ASCII][];
        for (char first = 0; first < ASCII; first++) {
            char lower = Character.toLowerCase(first);
            byFirst[first] =
                    Arrays.stream(words).filter(word -> word.charAt(0) == lower).toArray(String[]::new);
        }
        return (text, from) -> {
            for (int i = from; i < text.length(); i++) {
                char letter = text.charAt(i);
                if (letter < ASCII && byFirst[letter].length > 0 && begins(text, i, byFirst[letter])) {
                    return i;
                }
            }
            return text.length();
        };
    }

    private static boolean begins(String text, int at, String... words) {
        for (String word : words) {
            if (second(text, at, word) && text.regionMatches(true, at, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the second letter is the word's: most places that have the first go no further. */
    private static boolean second(String text, int at, String word) {
        return word.length() == 1
                || (at + 1 < text.length() && Character.toLowerCase(text.charAt(at + 1)) == word.charAt(1));
    }

    /** Where a line begins that has a colon. */
    static int line(String text, int from) {
        for (int colon = text.indexOf(':', from); colon >= 0; colon = text.indexOf(':', lineEnd(text, colon))) {
            int start = colon;
            while (start > from && LINE_ENDS.indexOf(text.charAt(start - 1)) < 0) {
                start--;
            }
            if (start == 0 || LINE_ENDS.indexOf(text.charAt(start - 1)) >= 0) {
                return start;
            }
        }
        return text.length();
    }

    private static int lineEnd(String text, int from) {
        int end = from;
        while (end < text.length() && LINE_ENDS.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** Where a name begins that a colon follows, as in {@code app:secret@db}. */
    static int name(String text, int from) {
        for (int colon = text.indexOf(':', from); colon >= 0; colon = text.indexOf(':', colon + 1)) {
            int start = colon;
            while (start > 0 && colon - start <= LONGEST_NAME && named(text.charAt(start - 1))) {
                start--;
            }
            if (from <= start && start < colon) {
                return start;
            }
        }
        return text.length();
    }

    /** Where {@code ://} stands with an {@code @} after it, not too far away and without white space between. */
    static int urlWithUser(String text, int from) {
        int at = text.indexOf("://", from);
        while (at >= 0) {
            int end = text.indexOf('@', at);
            if (end < 0) {
                return text.length();
            }
            int first = end;
            while (first > at && end - first < LONGEST_USER_INFO && !Character.isWhitespace(text.charAt(first - 1))) {
                first--;
            }
            if (first == at) {
                return at;
            }
            at = text.indexOf("://", first);
        }
        return text.length();
    }

    private static boolean named(char letter) {
        return ('a' <= letter && letter <= 'z')
                || ('A' <= letter && letter <= 'Z')
                || ('0' <= letter && letter <= '9')
                || "_.-".indexOf(letter) >= 0;
    }
}
