package dev.lifeguard.explain;

import dev.lifeguard.finding.Cause;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads a file of signatures:
 *
 * <pre>
 * # a comment
 * [unknown_role]                            what follows names this cause
 * from: PostgreSQL, miscinit.c              who prints it; begins a group and forgets the four below
 * trust: certain                            or likely, or needed; see {@link Certainty}
 * with: psql                                the text must also have one of these
 * not: alter role                           the text must have none of these
 * fact: method=peer                         evidence that follows from the words
 *   role "{role}" does not exist            indented: a {@link Phrase}
 * </pre>
 */
final class SignatureFile {
    private final String name;
    private final List<Signature> signatures = new ArrayList<>();
    private Cause cause = Cause.INSUFFICIENT_VISIBILITY;
    private String source = "";
    private Certainty trust = Certainty.LIKELY;
    private List<Phrase> with = new ArrayList<>();
    private List<Phrase> without = new ArrayList<>();
    private Map<String, String> facts = new LinkedHashMap<>();

    private SignatureFile(String name) {
        this.name = name;
    }

    /** @throws IllegalStateException where a line is none of those above */
    static List<Signature> parse(String name, String text) {
        SignatureFile file = new SignatureFile(name);
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(file::line);
        return file.signatures;
    }

    private void line(String line) {
        try {
            if (line.startsWith("  ")) {
                signatures.add(new Signature(
                        cause,
                        source,
                        trust,
                        Phrase.of(line.strip()),
                        List.copyOf(with),
                        List.copyOf(without),
                        Map.copyOf(facts)));
            } else if (line.startsWith("[")) {
                cause = Cause.of(line.substring(1, line.indexOf(']'))).orElseThrow();
            } else {
                int colon = line.indexOf(':');
                setting(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        } catch (RuntimeException e) {
            throw new IllegalStateException("signatures/" + name + " cannot be read at: " + line, e);
        }
    }

    private void setting(String key, String value) {
        switch (key) {
            case "from" -> group(value);
            case "trust" -> trust = Certainty.valueOf(value.toUpperCase(Locale.ROOT));
            case "with" -> with.add(Phrase.of(value));
            case "not" -> without.add(Phrase.of(value));
            case "fact" -> {
                int equals = value.indexOf('=');
                facts.put(value.substring(0, equals), value.substring(equals + 1));
            }
            default -> throw new IllegalArgumentException(key);
        }
    }

    private void group(String from) {
        source = from;
        trust = Certainty.LIKELY;
        with = new ArrayList<>();
        without = new ArrayList<>();
        facts = new LinkedHashMap<>();
    }
}
