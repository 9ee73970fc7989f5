package dev.lifeguard.database;

import dev.lifeguard.database.UrlProblem.Weight;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code sslmode} and {@code ssl} mean to whoever reads the URL. Each was tried: SQLAlchemy 2.1 with asyncpg 0.31,
 * psycopg 3.3 and psycopg2 2.9, libpq 18, pgjdbc 42.7.
 *
 * @see <a href="https://jdbc.postgresql.org/documentation/ssl/">pgjdbc: ssl=true means verify-full</a>
 */
final class SslParameters {
    static final String MODES = "disable, allow, prefer, require, verify-ca, verify-full";

    private SslParameters() {}

    static void take(Map<String, List<String>> values, ParsedUrl draft) {
        String name = draft.stack == DriverFamily.R2DBC ? "sslMode" : "sslmode";
        Optional<String> mode = last(values, name).or(() -> last(values, "sslmode"));
        if (mode.isEmpty() && draft.stack == DriverFamily.GENERIC) {
            mode = last(values, "ssl-mode");
            mode.ifPresent(any -> draft.risk("ssl-mode", "ssl-mode is known to sqlx alone; libpq's is sslmode"));
        }
        Optional<String> ssl = last(values, "ssl");
        ssl.ifPresent(value -> takeSsl(value, draft));
        mode.ifPresent(value -> takeMode(value, draft));
        boolean unchecked = last(values, "sslfactory").orElse("").endsWith("NonValidatingFactory");
        if (draft.stack == DriverFamily.JDBC
                && unchecked
                && draft.get("sslmode").orElse("").startsWith("verify")) {
            draft.put("sslmode", "require");
        }
    }

    private static Optional<String> last(Map<String, List<String>> values, String name) {
        return Optional.ofNullable(values.get(name)).map(all -> all.get(all.size() - 1));
    }

    /** Judges and keeps a value of {@code sslmode}. */
    static void takeMode(String value, ParsedUrl draft) {
        Optional<SslMode> mode = SslMode.of(value);
        if (draft.stack == DriverFamily.ASYNCPG && mode.isPresent()) {
            draft.breaks(
                    "sslmode",
                    "SQLAlchemy hands sslmode to asyncpg.connect(), which has no such"
                            + " argument (TypeError); asyncpg's is called ssl");
        } else if (value.equals("no-verify") && draft.stack == DriverFamily.GENERIC) {
            draft.put("sslmode", "require");
            draft.risk("sslmode", "no-verify is known to node-postgres alone; libpq's word is require");
            return;
        } else if (mode.isPresent() && !isExact(value, draft)) {
            draft.breaks("sslmode", "the value is not in lower case: " + MODES);
        }
        if (mode.isPresent()) {
            draft.put("sslmode", mode.get().libpqName());
        } else if (draft.stack != DriverFamily.R2DBC) {
            String name = draft.stack == DriverFamily.ASYNCPG ? "; and asyncpg's parameter is called ssl" : "";
            draft.puzzle(Weight.BREAKS_DRIVER, "sslmode", "the value is none of " + MODES + name);
        }
    }

    private static boolean isExact(String value, ParsedUrl draft) {
        return draft.stack.isJavas()
                || SslMode.of(value).map(SslMode::libpqName).orElse("").equals(value);
    }

    static void takeSsl(String value, ParsedUrl draft) {
        String plain = value.toLowerCase(Locale.ROOT).replace('_', '-');
        Optional<SslMode> mode = SslMode.of(plain);
        switch (draft.stack) {
            case JDBC, R2DBC -> takeJavaSsl(plain, draft);
            case ASYNCPG -> takeAsyncpgSsl(value, draft);
            case PSYCOPG, KEYWORDS, ENVIRONMENT -> {
                draft.put("sslmode", mode.map(SslMode::libpqName).orElse(truth(plain)));
                draft.breaks(
                        "ssl", "libpq has no option called ssl (invalid connection option);" + " its name is sslmode");
            }
            case GENERIC -> {
                draft.put(
                        "sslmode",
                        mode.map(SslMode::libpqName).orElse(plain.equals("no-verify") ? "require" : truth(plain)));
                draft.risk(
                        "ssl",
                        "drivers differ over ssl: node-postgres takes it, libpq knows only ssl=true,"
                                + " asyncpg sends it to the server; sslmode is read alike");
            }
            case OTHER_SQLALCHEMY ->
                draft.put("sslmode", mode.map(SslMode::libpqName).orElse(truth(plain)));
        }
    }

    private static void takeJavaSsl(String value, ParsedUrl draft) {
        if (value.equals("true") || value.isEmpty()) {
            draft.put("sslmode", "verify-full");
        } else if (draft.stack == DriverFamily.JDBC && !value.equals("false")) {
            draft.puzzle(
                    Weight.RISK, "ssl", "pgjdbc reads every value of ssl but true as false; sslmode says how much");
        }
    }

    private static void takeAsyncpgSsl(String value, ParsedUrl draft) {
        Optional<SslMode> mode = SslMode.of(value.replace('_', '-'));
        boolean exact = mode.isPresent() && mode.get().libpqName().equals(value.replace('_', '-'));
        draft.put("sslmode", mode.map(SslMode::libpqName).orElse(truth(value.toLowerCase(Locale.ROOT))));
        if (!exact) {
            draft.breaks("ssl", "from a URL asyncpg gets ssl as text, and takes only " + MODES);
        }
    }

    /** libpq's word for a yes or a no; empty for anything else. */
    private static String truth(String value) {
        return switch (value) {
            case "true", "1", "on", "yes" -> "require";
            case "false", "0", "off", "no" -> "disable";
            default -> "";
        };
    }
}
