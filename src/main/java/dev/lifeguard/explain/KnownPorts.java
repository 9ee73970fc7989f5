package dev.lifeguard.explain;

import dev.lifeguard.explain.text.LogText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Well-known ports: an address often says better than any word which system did not answer. A number counts where an address
 * or the word port stands before it, not where it is the line of a source file.
 */
record KnownPorts(Set<String> postgres, Set<String> others) {
    private static final int LONGEST = 5;
    private static final int NEAR = 12;
    private static final int LONGEST_HOST = 255;
    private static final List<String> SOURCES =
            List.of((".java .js .ts .mjs .cjs .tsx .py .go .rs .rb .ex .exs .erl .kt .scala .cs .php .c .pyx"
                            + " .pl .pm .sql line build")
                    .split(" "));

    record Place(int position, String port) {}

    /** Two lines, each a name and the ports. */
    static KnownPorts parse(String text) {
        Set<String> postgres = new HashSet<>();
        Set<String> others = new HashSet<>();
        DataLines.of(text).forEach(line -> {
            List<String> words = Arrays.asList(line.trim().split("\\s+", -1));
            (words.get(0).equals("postgresql") ? postgres : others).addAll(words.subList(1, words.size()));
        });
        return new KnownPorts(postgres, others);
    }

    Stream<Place> postgres(List<Place> places) {
        return places.stream().filter(place -> postgres.contains(place.port()));
    }

    Stream<Place> others(List<Place> places) {
        return places.stream().filter(place -> others.contains(place.port()));
    }

    /** Every number in the text that may be a port. */
    static List<Place> in(LogText text) {
        List<Place> places = new ArrayList<>();
        String flat = text.flat();
        int i = 0;
        while (i < flat.length()) {
            if (!isDigit(flat.charAt(i))) {
                i++;
                continue;
            }
            int end = i;
            while (end < flat.length() && isDigit(flat.charAt(end))) {
                end++;
            }
            if (isPort(text, i, end)) {
                places.add(new Place(i, flat.substring(i, end)));
            }
            i = end;
        }
        return places;
    }

    /** Two digits after a colon are a time of day. */
    private static boolean isPort(LogText text, int start, int end) {
        int digits = end - start;
        boolean afterColon = start > 0 && text.flat().charAt(start - 1) == ':';
        return digits >= (afterColon ? 3 : 2)
                && digits <= LONGEST
                && !text.insideWord(start)
                && !text.insideWord(end)
                && stands(text.flat(), start);
    }

    private static boolean stands(String flat, int at) {
        String before = flat.substring(Math.max(0, at - NEAR), at);
        if (before.endsWith(":") && web(flat, at)) {
            return false;
        }
        if (before.endsWith(":")) {
            String owner = before.substring(0, before.length() - 1);
            return !owner.isEmpty()
                    && addressEnd(owner.charAt(owner.length() - 1))
                    && SOURCES.stream().noneMatch(owner::endsWith);
        }
        return before.endsWith("port ")
                || before.endsWith("port=")
                || before.endsWith("port: ")
                || before.endsWith("port\": ")
                || before.endsWith("port \"")
                || before.endsWith("\", ")
                || before.endsWith("\":\"");
    }

    /** A port of a web address is one of a web server, whatever its number. */
    private static boolean web(String flat, int at) {
        int from = Math.max(0, at - LONGEST_HOST);
        String before = flat.substring(from, at);
        int host = before.lastIndexOf("://");
        return host >= 0
                && before.indexOf(' ', host) < 0
                && (flat.startsWith("http", from + host - 4) || flat.startsWith("https", from + host - 5));
    }

    private static boolean addressEnd(char letter) {
        return Character.isLetterOrDigit(letter) || letter == ']' || letter == '>' || letter == '"' || letter == ':';
    }

    private static boolean isDigit(char letter) {
        return '0' <= letter && letter <= '9';
    }
}
