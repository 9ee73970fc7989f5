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
 * from: PostgreSQL, miscinit.c              who prints it; begins a group and forgets those below
 * trust: certain                            or likely, or needed; see {@link Certainty}
 * with: psql                                the record must also have one of these
 * while: connecting                         and show this activity; see {@link Activities}
 * not: alter role                           the record must have none of these
 * unless: reading                           nor show this activity
 * fact: method=peer                         evidence that follows from the words
 *   role "{role}" does not exist            indented: a {@link Phrase}
 * </pre>
 */
final class SignatureFile {
    private final String name;
    private final Activities activities;
    private final List<Signature> signatures = new ArrayList<>();
    private Cause cause = Cause.INSUFFICIENT_VISIBILITY;
    private String source = "";
    private Certainty trust = Certainty.LIKELY;
    private List<Phrase> with = new ArrayList<>();
    private List<List<Phrase>> shown = new ArrayList<>();
    private List<Phrase> without = new ArrayList<>();
    private Map<String, String> facts = new LinkedHashMap<>();

    private SignatureFile(String name, Activities activities) {
        this.name = name;
        this.activities = activities;
    }

    /** @throws IllegalStateException where a line is none of those above */
    static List<Signature> parse(String name, String text, Activities activities) {
        SignatureFile file = new SignatureFile(name, activities);
        DataLines.of(text).forEach(file::line);
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
                        needed(),
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

    private List<List<Phrase>> needed() {
        List<List<Phrase>> needed = new ArrayList<>(shown);
        if (!with.isEmpty()) {
            needed.add(List.copyOf(with));
        }
        return List.copyOf(needed);
    }

    private void setting(String key, String value) {
        switch (key) {
            case "from" -> group(value);
            case "trust" -> trust = Certainty.valueOf(value.toUpperCase(Locale.ROOT));
            case "with" -> with.add(Phrase.of(value));
            case "not" -> without.add(Phrase.of(value));
            case "while" -> shown.add(activities.of(value));
            case "unless" -> without.addAll(activities.of(value));
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
        shown = new ArrayList<>();
        without = new ArrayList<>();
        facts = new LinkedHashMap<>();
    }
}
