package dev.lifeguard.cli;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.TypeConversionException;

/** Values of options, and what to say of wrong ones. The wrong value itself is not repeated: it may be a secret. */
final class OptionValues {
    private OptionValues() {}

    static Output output(String text) {
        return oneOf(Output.values(), text);
    }

    static WaitGoal goal(String text) {
        return oneOf(WaitGoal.values(), text);
    }

    static Duration timeout(String text) {
        return TimeSpan.of(text)
                .orElseThrow(() -> new TypeConversionException(
                        "give a time such as 500ms, 60s, 2m, PT1M or 60 (seconds), more than 0 and at most 7 days"));
    }

    private static <E extends Enum<E>> E oneOf(E[] all, String text) {
        Optional<E> match =
                Arrays.stream(all).filter(each -> name(each).equals(text)).findFirst();
        return match.orElseThrow(() -> new TypeConversionException(
                "give " + Arrays.stream(all).map(OptionValues::name).collect(Collectors.joining(" or "))));
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
