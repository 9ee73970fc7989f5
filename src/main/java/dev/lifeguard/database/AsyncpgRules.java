package dev.lifeguard.database;

import dev.lifeguard.database.UrlProblem.Weight;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Parameters that SQLAlchemy hands to {@code asyncpg.connect()} as keyword arguments, and what becomes of them. Tried with
 * SQLAlchemy 2.1 and asyncpg 0.31.
 */
final class AsyncpgRules {
    private static final Set<String> NUMBERS =
            Set.of("timeout", "statement_cache_size", "max_cached_statement_lifetime");

    private AsyncpgRules() {}

    static void judge(Map<String, List<String>> values, ParsedUrl draft) {
        for (String name : values.keySet()) {
            if (name.equals("sslmode") || (ParameterNames.ASYNCPG.contains(name) && !refusesText(name))) {
                continue;
            }
            if (refusesText(name)) {
                draft.breaks(
                        name,
                        "asyncpg gets " + name + " from a URL as text and cannot use it so"
                                + " (TypeError); pass it in connect_args");
            } else if (ParameterNames.isKnown(name)) {
                draft.breaks(
                        name,
                        "SQLAlchemy hands " + name + " to asyncpg.connect(), which has no"
                                + " such argument (TypeError); " + instead(name));
            } else {
                draft.puzzle(
                        Weight.RISK,
                        "parameters",
                        "a parameter is not known to asyncpg.connect(), which refuses what" + " it does not know");
            }
        }
    }

    private static boolean refusesText(String name) {
        return NUMBERS.contains(name) || name.equals("server_settings");
    }

    private static String instead(String name) {
        return switch (name) {
            case "sslrootcert", "sslcert", "sslkey", "sslpassword", "sslcrl" ->
                "give connect_args={\"ssl\": context} with an ssl.SSLContext that loads the file";
            case "connect_timeout" -> "give connect_args={\"timeout\": seconds}";
            case "application_name", "options", "jit", "search_path", "statement_timeout", "client_encoding" ->
                "give connect_args={\"server_settings\": {…}}";
            case "dbname" -> "the database is named after the slash";
            case "pool_size", "max_overflow", "pool_timeout", "pool_recycle", "pool_pre_ping" ->
                "it is an argument of create_async_engine()";
            default -> "leave it out";
        };
    }
}
