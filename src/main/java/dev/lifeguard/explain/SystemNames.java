package dev.lifeguard.explain;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What tells which system a text is about.
 *
 * @param postgres names that say it is PostgreSQL
 * @param others names of other systems
 * @param databases words that are used of databases only
 */
record SystemNames(List<Phrase> postgres, List<Phrase> others, List<Phrase> databases, KnownPorts ports) {

    /** @param file gives the text of a file by its name */
    static SystemNames read(Function<String, String> file) {
        return new SystemNames(
                phrases(file.apply("postgresql.txt")),
                phrases(file.apply("other_systems.txt")),
                phrases(file.apply("databases.txt")),
                KnownPorts.parse(file.apply("ports.txt")));
    }

    private static List<Phrase> phrases(String text) {
        return DataLines.of(text).map(line -> Phrase.of(line.strip())).toList();
    }

    /** Every phrase that has to be looked for. */
    Stream<Phrase> phrases() {
        return Stream.of(postgres, others, databases).flatMap(List::stream);
    }
}
