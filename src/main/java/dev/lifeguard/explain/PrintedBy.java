package dev.lifeguard.explain;

import dev.lifeguard.explain.text.LogText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which program printed a message: where only one can have, that one; otherwise those that the text names. */
final class PrintedBy {
    private static final String ALTERNATIVES = " | ";
    private static final int SHORTEST = 3;

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

    /** Of "SQLAlchemy, QueuePool" either part will do. */
    private static boolean names(LogText text, String program) {
        return Arrays.stream(program.toLowerCase(Locale.ROOT).split(", ", -1))
                .map(part -> part.replaceAll("(?:'s log|cp|-ii)$", ""))
                .filter(part -> part.length() >= SHORTEST)
                .anyMatch(part -> text.flat().contains(part));
    }
}
