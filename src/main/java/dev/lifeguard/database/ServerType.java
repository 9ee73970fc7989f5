package dev.lifeguard.database;

import dev.lifeguard.database.UrlProblem.Weight;
import java.util.Map;

/** pgjdbc's {@code targetServerType} in libpq's words. Tried with pgjdbc 42.7.8, which refuses any other value. */
final class ServerType {
    private static final Map<String, String> TYPES = Map.of(
            "any", "any",
            "primary", "primary",
            "master", "primary",
            "preferPrimary", "any",
            "secondary", "standby",
            "slave", "standby",
            "preferSecondary", "prefer-standby",
            "preferSlave", "prefer-standby");

    private ServerType() {}

    static void take(String value, ParsedUrl draft) {
        if (draft.stack != DriverFamily.JDBC && draft.stack != DriverFamily.R2DBC) {
            return;
        }
        if (TYPES.containsKey(value)) {
            draft.put("target_session_attrs", TYPES.getOrDefault(value, "any"));
        } else {
            draft.puzzle(
                    Weight.BREAKS_DRIVER,
                    "targetServerType",
                    "the value is none of any, primary, secondary," + " preferSecondary, preferPrimary");
        }
    }

    static String named(SessionWanted wanted) {
        return switch (wanted) {
            case ANY -> "any";
            case READ_WRITE -> "primary";
            case READ_ONLY -> "secondary";
            case PREFER_READ_ONLY -> "preferSecondary";
        };
    }
}
