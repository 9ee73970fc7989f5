package dev.lifeguard.explain;

import dev.lifeguard.explain.text.LineKind;
import dev.lifeguard.explain.text.LogText;
import dev.lifeguard.finding.Cause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the five characters of an SQLSTATE say, in whatever form a program prints them and in whatever language the rest is.
 * A line of the file is the state, its cause, the narrower causes of the same state that need words to be told, and after a
 * bar the names that drivers give it. Where a narrower cause is proved by words, the state alone says nothing.
 */
record SqlStates(Map<String, SqlStates.State> states) {
    private static final int LENGTH = 5;
    private static final int NEAR = 24;
    private static final int MOST = 500;

    /** How tokio-postgres writes its constants; a constant's name cannot begin with a digit. */
    private static final String RUST = "sqlstate(e";

    private static final String SOURCE = "any program that passes SQLSTATEs on";

    /** What announces a state; a bare number of five digits is anything. */
    private static final List<String> ANNOUNCERS = List.of(
            "state", "code", "error:", "fatal:", "panic:", "error ", "fatal ", "pgerror", "pgexception", "fehler:");

    record State(String code, Cause cause, Set<Cause> narrower, List<Phrase> names) {
        boolean mayBe(Set<Cause> named) {
            return narrower.stream().noneMatch(named::contains);
        }

        Match at(int start, int end) {
            return new Match(cause, SOURCE, true, start, end, Map.of("sqlstate", code));
        }
    }

    static SqlStates parse(String text) {
        Map<String, State> states = new HashMap<>();
        DataLines.of(text).forEach(line -> {
            State state = state(line);
            states.put(state.code().toLowerCase(Locale.ROOT), state);
        });
        return new SqlStates(states);
    }

    private static State state(String line) {
        int bar = line.indexOf('|');
        List<String> words = words(bar < 0 ? line : line.substring(0, bar));
        List<Cause> causes = words.subList(1, words.size()).stream()
                .map(slug -> Cause.of(slug).orElseThrow())
                .toList();
        List<Phrase> names = bar < 0
                ? List.of()
                : words(line.substring(bar + 1)).stream().map(Phrase::of).toList();
        return new State(words.get(0), causes.get(0), causes.stream().skip(1).collect(Collectors.toSet()), names);
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.trim().split("\\s+", -1));
    }

    /** Every phrase that has to be looked for. */
    Stream<Phrase> phrases() {
        return states.values().stream().flatMap(state -> state.names().stream());
    }

    /** @param named causes that words have proved */
    List<Match> in(LogText text, Occurrences places, NamedSystems around, Set<Cause> named) {
        List<Match> matches = new ArrayList<>(codes(text, around, named));
        states.values().stream()
                .filter(state -> state.mayBe(named))
                .forEach(state -> state.names().stream()
                        .flatMap(name -> places.of(name).stream())
                        .filter(found -> message(text, found.start()))
                        .filter(found -> Certainty.LIKELY.holds(around, found.start(), found.end()))
                        .forEach(found -> matches.add(state.at(found.start(), found.end()))));
        return matches;
    }

    private List<Match> codes(LogText text, NamedSystems around, Set<Cause> named) {
        List<Match> matches = new ArrayList<>();
        String flat = text.flat();
        for (int i = 0; i + LENGTH <= flat.length() && matches.size() < MOST; i++) {
            if (!beginsAt(text, i)) {
                continue;
            }
            State state = states.get(flat.substring(i, i + LENGTH));
            if (state != null
                    && state.mayBe(named)
                    && (distinct(flat, i) || announced(flat, i))
                    && message(text, i)
                    && Certainty.LIKELY.holds(around, i, i + LENGTH)) {
                matches.add(state.at(i, i + LENGTH));
            }
            i += LENGTH - 1;
        }
        return matches;
    }

    private static boolean message(LogText text, int position) {
        return text.kind(position) == LineKind.MESSAGE;
    }

    private static boolean beginsAt(LogText text, int i) {
        char first = text.flat().charAt(i);
        boolean apart = !text.insideWord(i) || text.flat().startsWith(RUST, i - RUST.length());
        return '0' <= first && first <= '9' && apart && !text.insideWord(i + LENGTH);
    }

    /** A letter in the middle of digits is seldom an accident, unless it is part of something longer. */
    private static boolean distinct(String flat, int at) {
        char before = at == 0 ? ' ' : flat.charAt(at - 1);
        char after = at + LENGTH == flat.length() ? ' ' : flat.charAt(at + LENGTH);
        return flat.charAt(at + 2) == 'p' && "-.".indexOf(before) < 0 && "-.".indexOf(after) < 0;
    }

    private static boolean announced(String flat, int at) {
        String before = flat.substring(Math.max(0, at - NEAR), at);
        return ANNOUNCERS.stream().anyMatch(before::contains);
    }
}
