package dev.lifeguard.database;

import dev.lifeguard.database.UrlProblem.Weight;
import java.util.Map;

/** pgjdbc's {@code targetServerType} in libpq's words. Tried with pgjdbc 42.7.8, which refuses any
 * other value, and asks the server for {@code transaction_read_only} to tell one from the other. */
final class ServerType {
    private static final Map<String, String> TYPES = Map.of(
            "any", "any",
            "primary", "read-write",
            "master", "read-write",
            "preferPrimary", "prefer-read-write",
            "secondary", "read-only",
            "slave", "read-only",
            "preferSecondary", "prefer-read-only",
            "preferSlave", "prefer-read-only");

    private ServerType() {}

    static void take(String value, ParsedUrl draft) {
        String wanted = TYPES.get(value);
        if (wanted != null) {
            draft.put("target_session_attrs", wanted);
        } else {
            draft.puzzle(
                    Weight.BREAKS_DRIVER,
                    "targetServerType",
                    "the value is none of any, primary, secondary," + " preferSecondary, preferPrimary");
        }
    }
}
