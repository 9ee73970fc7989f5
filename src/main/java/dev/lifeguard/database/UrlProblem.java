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

    /** In a container or pod: the host is the pod itself. */
    public static final UrlProblem ITSELF = new UrlProblem(
            Weight.RISK,
            "host",
            "localhost in a container is not the machine it runs on: right only where a proxy or the database"
                    + " shares its network",
            Optional.empty());

    /** How bad a complaint is. */
    public enum Weight {
        /** No connection can be attempted. */
        UNUSABLE,
        /** Right for the application, and leads where nothing but its own driver can go: nothing is looked at. */
        UNFOLLOWED,
        /** The driver that the URL names will refuse or misread it, whatever the server does. */
        BREAKS_DRIVER,
        /** Works here, and surprises elsewhere: worth a line beside another failure, never a finding of its own. */
        RISK
    }

    /** Whether it is the URL that is wrong, and not merely unusual or out of our reach. */
    public boolean breaks() {
        return weight == Weight.UNUSABLE || weight == Weight.BREAKS_DRIVER;
    }

    public static UrlProblem unusable(String where, String what) {
        return new UrlProblem(Weight.UNUSABLE, where, what, Optional.empty());
    }
}
