package dev.lifeguard.database;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Parameters that SQLAlchemy hands to libpq through psycopg or psycopg2, and that libpq refuses. Tried with libpq 18. */
final class PsycopgRules {
    private static final Set<String> TAKEN_OUT = Set.of("ssl", "database", "plugin");

    private PsycopgRules() {}

    static void judge(Map<String, List<String>> values, ParsedUrl draft) {
        for (String name : values.keySet()) {
            boolean known = ParameterNames.isKnown(name) && !ParameterNames.LIBPQ.contains(name);
            if (known && !TAKEN_OUT.contains(name)) {
                draft.breaks(
                        name,
                        "libpq has no option called " + name + " (invalid connection option); leave it out of the URL");
            }
        }
    }
}
