package dev.lifeguard.database;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The part of a URL after the question mark.
 *
 * @param values by name, in the order they came
 * @param broken whether a {@code %} was not followed by two hexadecimal digits
 * @param plus whether the raw password held a {@code +}, which some decoders read as a space
 * @param bare whether something unknown stood there without {@code =}, as the rest of a password with a raw {@code &} would
 * @param written values as they stand there, the last of each name
 */
record QueryText(
        Map<String, List<String>> values, boolean broken, boolean plus, boolean bare, Map<String, String> written) {
    private static final int MOST = 200;

    static QueryText of(String query, boolean plusIsSpace) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        Map<String, String> written = new LinkedHashMap<>();
        boolean broken = false;
        boolean plus = false;
        boolean bare = false;
        for (String pair : query.split("&", MOST)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            PercentText value = PercentText.decode(equals < 0 ? "" : pair.substring(equals + 1), plusIsSpace);
            bare |= equals < 0 && !ParameterNames.isKnown(name);
            broken |= value.broken();
            plus |= name.equals("password") && pair.indexOf('+') >= 0;
            String called = PercentText.decode(name, plusIsSpace).text();
            written.put(called, equals < 0 ? "" : pair.substring(equals + 1));
            values.computeIfAbsent(called, any -> new ArrayList<>()).add(value.text());
        }
        return new QueryText(values, broken, plus, bare, written);
    }
}
