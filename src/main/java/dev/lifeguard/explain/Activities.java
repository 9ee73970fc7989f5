package dev.lifeguard.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What programs do, each with the frames and words that show it: {@code [connecting]}, and a phrase a line. */
record Activities(Map<String, List<Phrase>> signs) {

    static Activities parse(String text) {
        Map<String, List<Phrase>> signs = new HashMap<>();
        List<Phrase> current = new ArrayList<>();
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("[") && line.endsWith("]")) {
                current = new ArrayList<>();
                signs.put(line.substring(1, line.length() - 1), current);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                current.add(Phrase.of(line));
            }
        }
        return new Activities(signs);
    }

    /** @throws IllegalArgumentException where the file does not have it */
    List<Phrase> of(String activity) {
        List<Phrase> known = signs.get(activity);
        if (known == null) {
            throw new IllegalArgumentException("activities.txt has no [" + activity + "]");
        }
        return known;
    }
}
