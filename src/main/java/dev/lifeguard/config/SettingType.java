package dev.lifeguard.config;

import dev.lifeguard.database.Secret;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a value may be.
 *
 * @param accepted completes "accepted is …"
 * @param schema the same in JSON Schema as far as that goes, from which the chart's is written
 * @param parse throws {@link IllegalArgumentException}, or what the classes of {@code java.time} throw, for anything else
 * @param verbatim whether what the environment holds is taken as it stands: a password may contain <code>${</code>
 */
public record SettingType<T>(String accepted, Map<String, Object> schema, Function<String, T> parse, boolean verbatim) {
    private static final Pattern COMMA = Pattern.compile(",");

    /** Text alone: 0001 would be read as 1 before anybody saw it, and 1.10 as 1.1. */
    private static final String STRING = "string";

    private static final List<String> STRING_OR_WHOLE = List.of(STRING, "integer");

    /** Paths, which may appear later, and other text whose faults are findings. */
    public static final SettingType<String> TEXT =
            new SettingType<>("any text", Map.of("type", STRING), text -> text, true);

    public static final SettingType<Secret> SECRET =
            new SettingType<>("any text", Map.of("type", STRING), Secret::of, true);

    public static final SettingType<Boolean> YES_OR_NO = new SettingType<>(
            "one of true, false",
            Map.of("enum", List.of(true, false, "true", "false")),
            text -> switch (text.toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException();
            },
            false);

    /** An address of HTTP; credentials in it would end up in logs. */
    public static final SettingType<URI> HTTP_URL = text(
            "a URL that begins with http:// or https:// and holds no user", "https?://[^/?#@]+(/[^?#]*)?", text -> {
                URI url = URI.create(text);
                require(url.getHost() != null && url.getRawUserInfo() == null);
                return url;
            });

    /** Text of a certain form. */
    public static <T> SettingType<T> text(String accepted, String form, Function<String, T> parse) {
        return formed(STRING, accepted, form, parse);
    }

    /** The same, where a number is one of its forms. */
    public static <T> SettingType<T> textOrNumber(String accepted, String form, Function<String, T> parse) {
        return formed(STRING_OR_WHOLE, accepted, form, parse);
    }

    private static <T> SettingType<T> formed(Object type, String accepted, String form, Function<String, T> parse) {
        Pattern pattern = Pattern.compile(form);
        return new SettingType<>(
                accepted,
                Map.of("type", type, "pattern", "^(" + form + ")$"),
                text -> {
                    require(pattern.matcher(text).matches());
                    return parse.apply(text);
                },
                false);
    }

    /** As Quarkus reads it: {@code 500ms}, {@code 2s}, {@code 1m}, {@code PT1M}, or a number of seconds. */
    public static SettingType<Duration> duration(String least, String most) {
        Duration lower = DurationConverter.parseDuration(least);
        Duration upper = DurationConverter.parseDuration(most);
        String accepted = "a duration such as 500ms, 2s or 1m, from " + least + " to " + most;
        return textOrNumber(accepted, "[0-9]+(\\.[0-9]+)?([a-zA-Z]{1,2})?|[pP].+", text -> {
            Duration value = DurationConverter.parseDuration(text);
            require(value.compareTo(lower) >= 0 && value.compareTo(upper) <= 0);
            return value;
        });
    }

    public static SettingType<Integer> number(int least, int most) {
        Map<String, Object> schema =
                Map.of("type", List.of("integer", "string"), "minimum", least, "maximum", most, "pattern", "^[0-9]+$");
        return new SettingType<>(
                "a whole number from " + least + " to " + most,
                schema,
                text -> {
                    int value = Integer.parseInt(text);
                    require(least <= value && value <= most);
                    return value;
                },
                false);
    }

    /** A percentage, as the part of the whole that it is. */
    public static SettingType<Double> percent(String least, String most) {
        double lower = part(least);
        double upper = part(most);
        return text(
                "a percentage such as 1% or 0.5%, from " + least + " to " + most,
                "[0-9]{1,3}(\\.[0-9]{1,4})?%",
                text -> {
                    double value = part(text);
                    require(lower <= value && value <= upper);
                    return value;
                });
    }

    private static double part(String percentage) {
        return Double.parseDouble(percentage.replace("%", "")) / 100;
    }

    /** Bytes, with K, M or G for their powers of 1024, as Quarkus writes them. */
    public static SettingType<Long> size(String least, String most) {
        MemorySizeConverter bytes = new MemorySizeConverter();
        long lower = bytes.convert(least).asLongValue();
        long upper = bytes.convert(most).asLongValue();
        return textOrNumber("a size such as 8M, from " + least + " to " + most, "[0-9]+[BbKkMmGg]?", text -> {
            long value = bytes.convert(text).asLongValue();
            require(lower <= value && value <= upper);
            return value;
        });
    }

    /** A constant in lower case. */
    public static <E extends Enum<E>> SettingType<E> oneOf(Class<E> closed) {
        List<String> words = Arrays.stream(closed.getEnumConstants())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
        return new SettingType<>(
                "one of " + String.join(", ", words),
                Map.of("enum", words),
                text -> Enum.valueOf(closed, text.toUpperCase(Locale.ROOT)),
                false);
    }

    /** One or more of a kind with commas between them. */
    public static <T> SettingType<List<T>> listOf(SettingType<T> each) {
        return new SettingType<>(
                each.accepted + ", several with commas between them",
                Map.of("type", STRING, "minLength", 1),
                text -> {
                    List<T> all = commas(text).map(each.parse).toList();
                    require(!all.isEmpty());
                    return all;
                },
                each.verbatim);
    }

    /** What stands between commas, without blanks around it and without what is empty. */
    private static Stream<String> commas(String text) {
        return COMMA.splitAsStream(text).map(String::strip).filter(each -> !each.isEmpty());
    }

    private static void require(boolean kept) {
        if (!kept) {
            throw new IllegalArgumentException();
        }
    }
}
