package dev.lifeguard.incident;

import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Ids that sort by the time they were given and never meet, whichever sidecar gave them: ten characters of milliseconds and
 * sixteen of chance in Crockford's base 32.
 *
 * @see <a href="https://github.com/ulid/spec">ULID</a>
 */
final class IncidentIds {
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 26;
    private static final int TIME = 10;

    private final RandomGenerator random;
    private long last;

    IncidentIds(RandomGenerator random) {
        this.random = random;
    }

    /** Later than every id before it, even should the clock be set back. */
    String next(Instant now) {
        last = Math.max(now.toEpochMilli(), last + 1);
        char[] id = new char[LENGTH];
        for (int i = 0; i < TIME; i++) {
            id[i] = DIGITS.charAt((int) (last >>> (5 * (TIME - 1 - i))) & 31);
        }
        for (int i = TIME; i < LENGTH; i++) {
            id[i] = DIGITS.charAt(random.nextInt(DIGITS.length()));
        }
        return new String(id);
    }

    static boolean isId(String text) {
        return text.length() == LENGTH && text.chars().allMatch(each -> DIGITS.indexOf(each) >= 0);
    }
}
