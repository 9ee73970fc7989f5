package dev.lifeguard.cli;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people type them: {@code 500ms}, {@code 60s}, {@code 2m}, {@code 1h}, {@code PT1M}, {@code 60}. */
final class TimeSpan {
    static final Duration LONGEST = Duration.ofDays(7);

    private static final BigInteger MOST_NANOS = BigInteger.valueOf(Long.MAX_VALUE);

    private static final Pattern SHORT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m|h)?");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms",
            Duration.ofMillis(1),
            "s",
            Duration.ofSeconds(1),
            "m",
            Duration.ofMinutes(1),
            "h",
            Duration.ofHours(1));

    private TimeSpan() {}

    /** More than nothing and at most {@link #LONGEST}; empty for anything else. */
    static Optional<Duration> of(String text) {
        String plain = text.trim();
        Matcher matcher = SHORT.matcher(plain.toLowerCase(Locale.ROOT));
        Optional<Duration> span = matcher.matches() ? ofShort(matcher) : ofIso(plain);
        return span.filter(length -> length.compareTo(Duration.ZERO) > 0 && length.compareTo(LONGEST) <= 0);
    }

    private static Optional<Duration> ofShort(Matcher matcher) {
        String unit = Optional.ofNullable(matcher.group(2)).orElse("s");
        return Optional.ofNullable(UNITS.get(unit)).map(one -> times(one, new BigDecimal(matcher.group(1))));
    }

    private static Duration times(Duration one, BigDecimal number) {
        return Duration.ofNanos(number.multiply(BigDecimal.valueOf(one.toNanos()))
                .toBigInteger()
                .min(MOST_NANOS)
                .longValueExact());
    }

    private static Optional<Duration> ofIso(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
