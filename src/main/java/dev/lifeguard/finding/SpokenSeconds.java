package dev.lifeguard.finding;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;

/** Seconds as people say them; evidence keeps what was measured. */
public final class SpokenSeconds {
    private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_UP);
    private static final String KEY = "_seconds";

    private SpokenSeconds() {}

    /** Whether evidence of this name is in seconds. */
    public static boolean isKey(String key) {
        return key.endsWith(KEY);
    }

    /** {@code 16} for 15.706, {@code 3.7} for 3.706, and all of what is whole: {@code 125}. */
    public static String of(double seconds) {
        if (!Double.isFinite(seconds)) {
            return String.valueOf(seconds);
        }
        BigDecimal exact = BigDecimal.valueOf(seconds);
        BigDecimal rounded = seconds >= 10 ? exact.setScale(0, RoundingMode.HALF_UP) : exact.round(TWO_DIGITS);
        return rounded.stripTrailingZeros().toPlainString();
    }

    /** The same, to the millisecond at most. */
    public static String of(Duration duration) {
        return of(Math.round(duration.toNanos() / 1e6) / 1e3);
    }
}
