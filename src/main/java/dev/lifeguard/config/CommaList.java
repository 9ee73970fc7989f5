package dev.lifeguard.config;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A value that lists several things, with commas between them. */
final class CommaList {
    private static final Pattern COMMA = Pattern.compile(",");

    private CommaList() {}

    static List<String> of(String text) {
        return Stream.of(COMMA.split(text))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }
}
