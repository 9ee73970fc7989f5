package dev.lifeguard.database;

import java.util.regex.Pattern;

/**
 * A name in which something stands raw that ends a part of a URL in one dialect or another: what follows may be a password
 * in a wrong place, so that neither is shown. Percent-encoded or quoted it is part of the name.
 */
final class Misplaced {
    private static final Pattern RAW = Pattern.compile("[;=?&#:\"\\\\\\x01-\\x1f\\x7f]");

    private Misplaced() {}

    /** @param written the name before anything was decoded */
    static void judge(String part, String written, ParsedUrl draft) {
        if (RAW.matcher(written).find()) {
            draft.unusable(
                    part,
                    "one of ; = ? & : # \" \\ or a control character stands in it as it is, and a password may follow;"
                            + " parameters begin with ? and are separated by &, and in a name such characters are"
                            + " percent-encoded");
        }
    }
}
