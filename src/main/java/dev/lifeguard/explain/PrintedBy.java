package dev.lifeguard.explain;

import dev.lifeguard.explain.text.LogText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which program printed a message: where only one can have, that one; otherwise those that the text names. */
final class PrintedBy {
    private static final String ALTERNATIVES = " | ";
    private static final int SHORTEST = 4;

    /** What shows a language where its name is also a word of its own, or part of many. */
    private static final Map<String, List<String>> MARKS = Map.of(
            "node", List.of("node:", "node_modules", ".js:", ".mjs:", ".ts:"),
            "go", List.of(".go:", "dial tcp", "dial unix", "read tcp", "goroutine ", "golang"),
            "java", List.of("java.", ".java:"),
            "rust", List.of("(os error ", ".rs:", "rust_backtrace"),
            "python", List.of(".py\"", "traceback (most", "python"),
            ".net", List.of("system.net", "system.io", "system.security", "system.timeout"),
            "erlang", List.of("erlang", ".erl:", "#pid<"),
            "ruby", List.of(".rb:", "ruby"),
            "php", List.of(".php", "sqlstate["));

    private PrintedBy() {}

    static Optional<String> of(LogText text, Match match) {
        List<String> programs = Arrays.asList(match.source().split(" \\| ", -1));
        if (programs.size() == 1 && match.certain()) {
            return Optional.of(match.source());
        }
        String named =
                programs.stream().filter(program -> names(text, program)).collect(Collectors.joining(ALTERNATIVES));
        return named.isEmpty() ? Optional.empty() : Optional.of(named);
    }

    /** Of "SQLAlchemy, QueuePool" either part will do; of a language what shows it. */
    private static boolean names(LogText text, String program) {
        List<String> parts = Arrays.asList(program.toLowerCase(Locale.ROOT).split(", ", -1));
        List<String> marks = MARKS.get(parts.get(0));
        return marks == null
                ? parts.stream()
                        .map(part -> part.replaceAll("(?:'s log|cp|-ii)$", ""))
                        .filter(part -> part.length() >= SHORTEST)
                        .anyMatch(part -> begins(text, part))
                : marks.stream().anyMatch(text.flat()::contains);
    }

    /** Whether a word begins with it: "ecto" is in "vector" and "rds" in "records". */
    private static boolean begins(LogText text, String part) {
        int at = text.flat().indexOf(part);
        while (at >= 0 && text.insideWord(at)) {
            at = text.flat().indexOf(part, at + 1);
        }
        return at >= 0;
    }
}
