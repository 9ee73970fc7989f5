package dev.lifeguard.cli;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What is wrong with the arguments, in one sentence that repeats none of their values: a URL in the wrong place holds a
 * password.
 */
final class UsageError {
    /** The name of an option, or the word that stands where a command should. */
    private static final Pattern OPTION_NAME =
            Pattern.compile("(--[a-z][a-z-]{0,24}|-[A-Za-z])(?:=.*)?", Pattern.DOTALL);

    private static final Pattern COMMAND_NAME = Pattern.compile("[a-z]{1,16}");

    private UsageError() {}

    static String of(ParameterException wrong, String... arguments) {
        if (wrong instanceof OutOfBounds) {
            return String.valueOf(wrong.getMessage());
        }
        return wrong instanceof UnmatchedArgumentException unmatched
                ? unmatched(unmatched.getUnmatched(), arguments)
                : withoutValues(String.valueOf(wrong.getMessage()), arguments);
    }

    private static String unmatched(List<String> words, String... arguments) {
        String first = arguments[0];
        if (words.contains(first) && COMMAND_NAME.matcher(first).matches()) {
            return "there is no command " + first;
        }
        String names = words.stream()
                .map(OPTION_NAME::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "there is an argument too many" : "there is no option " + names;
    }

    private static String withoutValues(String message, String... arguments) {
        String clean = message;
        for (String argument : arguments) {
            String value = argument.startsWith("-") ? argument.substring(argument.indexOf('=') + 1) : argument;
            boolean harmless = OPTION_NAME.matcher(value).matches()
                    || COMMAND_NAME.matcher(value).matches();
            clean = harmless || value.isEmpty() ? clean : clean.replace(value, "…");
        }
        return clean;
    }
}
