package dev.lifeguard.database;

import dev.lifeguard.database.UrlProblem.Weight;
import java.util.ArrayList;
import java.util.List;

/**
 * Characters that should have been percent-encoded before the {@code @}. Names the characters and the part, never the
 * password or its length. SQLAlchemy's {@code make_url} ends a password at the first {@code @} and takes every other
 * character as it is; libpq also ends it at {@code /} and refuses a space and a broken {@code %}.
 */
final class RawCharacters {
    private static final String SPECIAL = "@/#?[] ";

    private RawCharacters() {}

    static void judge(UriText parts, ParsedUrl draft) {
        judge("password", parts.password(), draft);
        judge("user", parts.user(), draft);
    }

    private static void judge(String part, String raw, ParsedUrl draft) {
        PercentText decoded = PercentText.decode(raw, false);
        List<String> found = found(raw, decoded);
        if (!found.isEmpty()) {
            boolean cutsShort = part.equals("password") && raw.indexOf('@') >= 0 && draft.stack.isSqlAlchemy();
            String what = "the " + part + " holds " + String.join(" ", found) + " unencoded"
                    + (cutsShort
                            ? ": SQLAlchemy ends the password at its first @ and takes the rest for the host"
                            : "");
            draft.flaw(cutsShort ? Weight.BREAKS_DRIVER : Weight.RISK, part, what);
        }
        if (decoded.foreign()) {
            Weight weight = draft.stack.isSqlAlchemy() ? Weight.BREAKS_DRIVER : Weight.RISK;
            draft.flaw(weight, part, "the " + part + " holds percent-encoded bytes that are not UTF-8");
        }
    }

    private static List<String> found(String raw, PercentText decoded) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < SPECIAL.length(); i++) {
            char special = SPECIAL.charAt(i);
            if (raw.indexOf(special) >= 0) {
                found.add(special == ' ' ? "a space" : String.valueOf(special));
            }
        }
        if (decoded.broken()) {
            found.add("%");
        }
        return found;
    }
}
