package dev.lifeguard.cli;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.TypeConversionException;

/** Values of options, and what to say of wrong ones. The wrong value itself is not repeated: it may be a secret. */
final class OptionValues {
    private static final Duration LONGEST = Duration.ofDays(7);

    private OptionValues() {}

    static Duration timeout(String text) {
        try {
            Duration given = DurationConverter.parseDuration(text.strip());
            if (given != null && given.compareTo(Duration.ZERO) > 0 && given.compareTo(LONGEST) <= 0) {
                return given;
            }
        } catch (IllegalArgumentException | ArithmeticException unreadable) {
            // said below
        }
        throw new TypeConversionException(
                "give a time such as 500ms, 60s, 2m, PT1M or 60 (seconds), more than 0 and at most 7 days");
    }

    static <E extends Enum<E>> E oneOf(E[] all, String text) {
        return Arrays.stream(all)
                .filter(each -> name(each).equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "give " + Arrays.stream(all).map(OptionValues::name).collect(Collectors.joining(" or "))));
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
