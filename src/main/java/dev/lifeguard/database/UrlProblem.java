package dev.lifeguard.database;

import java.util.Optional;

/**
 * Something wrong with a database URL. Carries no secret: neither {@code what} nor {@code corrected} holds the password.
 *
 * @param weight how bad it is
 * @param where the part or the variable, for example {@code sslmode} or {@code DATABASE_URL_FILE}
 * @param what one sentence: what was found and what is accepted
 * @param corrected the URL as it should be, with {@code ***} for the password
 */
public record UrlProblem(Weight weight, String where, String what, Optional<String> corrected) {

    /** How bad a complaint is. */
    public enum Weight {
        /** No connection can be attempted. */
        UNUSABLE,
        /** The driver that the URL names will refuse or misread it, whatever the server does. */
        BREAKS_DRIVER,
        /** Works here, and surprises elsewhere: worth a line beside another failure, never a finding of its own. */
        RISK
    }

    public static UrlProblem unusable(String where, String what) {
        return new UrlProblem(Weight.UNUSABLE, where, what, Optional.empty());
    }
}
