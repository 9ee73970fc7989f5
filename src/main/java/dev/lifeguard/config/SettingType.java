package dev.lifeguard.config;

import dev.lifeguard.drill.DrillPlan;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a value may be.
 *
 * @param accepted completes "accepted is …"
 * @param accepts whether a value is one
 */
record SettingType(String accepted, Predicate<String> accepts) {

    /** Anything: URLs, whose faults are findings, and paths, which may appear later. */
    static final SettingType TEXT = new SettingType("any text", text -> true);

    static final SettingType YES_OR_NO = oneOf(List.of("true", "false"));

    /** Kept to what no shell and no SQL takes for anything else. */
    static final SettingType REVISIONS = new SettingType(
            "one or more revisions, separated by commas: letters, digits and any of _ - . : / @",
            text -> text.length() <= 2_000 && text.matches("[\\w.:/@-]{1,200}(?: *, *[\\w.:/@-]{1,200}){0,15}"));

    /** Where a drill may go. */
    static final SettingType DRILLED = new SettingType("an http:// or https:// URL with a host and no user", text -> {
        try {
            return !DrillPlan.url(text).toString().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    });

    /** As Kubernetes takes {@code maxSurge}. */
    static final SettingType NUMBER_OR_PERCENT = new SettingType(
            "a whole number from 0 to 10000, or a percentage from 0% to 100%",
            text -> text.matches("[0-9]{1,3}%")
                    ? Integer.parseInt(text.substring(0, text.length() - 1)) <= 100
                    : text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 10_000);

    static SettingType duration(Duration least, Duration most) {
        return new SettingType(
                "a duration such as 500ms, 2s or 1m, from " + shown(least) + " to " + shown(most),
                text -> within(text, least, most));
    }

    static SettingType oneOf(Class<? extends Enum<?>> closed) {
        return oneOf(Arrays.stream(closed.getEnumConstants())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList());
    }

    static SettingType oneOf(List<String> words) {
        return new SettingType(
                words.stream().collect(Collectors.joining(", ", "one of ", "")),
                text -> words.contains(text.toLowerCase(Locale.ROOT)));
    }

    /** Several of a kind with commas between them. */
    static SettingType listOf(SettingType each) {
        return new SettingType(
                each.accepted() + ", several with commas between them",
                text -> !CommaList.of(text).isEmpty()
                        && CommaList.of(text).stream().allMatch(each.accepts()));
    }

    /** An address of HTTP; credentials in it would end up in logs. */
    static SettingType httpUrl() {
        return new SettingType("a URL that begins with http:// or https:// and holds no user", text -> {
            try {
                URI url = new URI(text);
                return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                        && url.getHost() != null
                        && url.getRawUserInfo() == null
                        && url.getRawQuery() == null
                        && url.getRawFragment() == null;
            } catch (URISyntaxException e) {
                return false;
            }
        });
    }

    static SettingType number(int least, int most) {
        return new SettingType("a whole number from " + least + " to " + most, text -> {
            try {
                int value = Integer.parseInt(text);
                return least <= value && value <= most;
            } catch (NumberFormatException e) {
                return false;
            }
        });
    }

    /** Bytes, with K, M or G for their powers of 1024, as Quarkus writes them. */
    static SettingType size(long least, long most) {
        return new SettingType("a size such as 8M, from " + least / 1024 + "K to " + most / 1024 / 1024 + "M", text -> {
            try {
                long bytes = new MemorySizeConverter().convert(text).asLongValue();
                return least <= bytes && bytes <= most;
            } catch (IllegalArgumentException | ArithmeticException e) {
                return false;
            }
        });
    }

    private static boolean within(String text, Duration least, Duration most) {
        try {
            Duration value = DurationConverter.parseDuration(text);
            return value != null && value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
        } catch (IllegalArgumentException | ArithmeticException e) {
            return false;
        }
    }

    private static String shown(Duration duration) {
        return duration.toSeconds() == 0
                ? duration.toMillis() + "ms"
                : duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
