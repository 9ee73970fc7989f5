package dev.lifeguard.config;

import dev.lifeguard.database.NearestWord;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a mistyped key or variable with a name of the user's own in it was meant to be: {@code LIFEGUARD_TARGETS_A_URLL}. */
final class NearestNamed {
    private NearestNamed() {}

    /** The user's name stands as it was typed; empty where what is around it is nearly that of no family. */
    static Optional<String> to(String typed) {
        boolean variable = typed.startsWith(SettingValues.OURS);
        char separator = variable ? '_' : '.';
        return Settings.NAMED.stream()
                .flatMap(family -> candidates(typed, separator, prefix(family, variable), suffix(family, variable))
                        .filter(meant -> family.name(meant)
                                .filter(family.names()::accepts)
                                .isPresent()))
                .min(Comparator.comparingInt(meant -> NearestWord.edits(typed, meant)));
    }

    private static String prefix(NamedSetting<?> family, boolean variable) {
        return variable
                ? Setting.variable(family.names().prefix())
                : family.names().prefix();
    }

    private static String suffix(NamedSetting<?> family, boolean variable) {
        return variable ? Setting.variable(family.suffix()) : family.suffix();
    }

    /** Every way to part what was typed into something like the prefix, a name, and something like the suffix. */
    private static Stream<String> candidates(String typed, char separator, String prefix, String suffix) {
        return separators(typed, separator)
                .filter(last -> isNearly(typed.substring(0, last + 1), prefix, separator))
                .boxed()
                .flatMap(last -> ends(typed, separator, suffix)
                        .filter(end -> end > last + 1 && isNearly(typed.substring(end), suffix, separator))
                        .mapToObj(end -> prefix + typed.substring(last + 1, end) + suffix));
    }

    private static IntStream ends(String typed, char separator, String suffix) {
        return suffix.isEmpty() ? IntStream.of(typed.length()) : separators(typed, separator);
    }

    private static IntStream separators(String typed, char separator) {
        return IntStream.range(0, typed.length()).filter(index -> typed.charAt(index) == separator);
    }

    /** Of as many words, so that no part of the user's name is taken for a mistake. */
    private static boolean isNearly(String typed, String known, char separator) {
        return separators(typed, separator).count()
                        == separators(known, separator).count()
                && NearestWord.isNear(typed, known);
    }
}
